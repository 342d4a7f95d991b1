package org.tremplin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A closed loop: each client asks again as soon as it has its answer. */
final class Load {
    private Load() {}

    /** What one client does once. @see #run */
    interface Step {
        /** @return bytes of the answer */
        long once() throws Exception;
    }

    /** @param median @param p95 in milliseconds */
    record Result(double median, double p95, double perSecond, long bytes, long requests) {}

    /** Lets every client do its step over and over for this long. */
    static Result run(List<? extends Step> clients, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        List<Future<long[]>> parts = new ArrayList<>();
        long[] bytes = new long[clients.size()];
        for (int i = 0; i < clients.size(); i++) {
            int me = i;
            parts.add(threads.submit(() -> {
                long[] taken = new long[1024];
                int n = 0;
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    bytes[me] = clients.get(me).once();
                    if (n == taken.length) {
                        taken = Arrays.copyOf(taken, n * 2);
                    }
                    taken[n++] = System.nanoTime() - start;
                }
                return Arrays.copyOf(taken, n);
            }));
        }
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> part : parts) {
            all.add(part.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        threads.shutdown();
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.95)] / 1e6,
                sorted.length / seconds,
                bytes[0],
                sorted.length);
    }
}
