package org.tremplin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One at a time, a few in line, and the others are told to come again. */
class HeavyTest {
    @Test
    void one_works_a_few_wait_and_the_next_is_told_at_once_to_come_again() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Heavy.LINE);
        try {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            AtomicInteger atOnce = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<CompletableFuture<Integer>> line = new ArrayList<>();
            for (int i = 0; i < Heavy.LINE; i++) {
                int number = i;
                line.add(CompletableFuture.supplyAsync(
                        () -> Heavy.one(() -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            begun.countDown();
                            await(leave);
                            atOnce.decrementAndGet();
                            return number;
                        }),
                        threads));
            }
            begun.await();
            while (Heavy.inLine() < Heavy.LINE) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> Heavy.one(() -> 0)).isInstanceOf(Heavy.Busy.class);
            leave.countDown();
            line.forEach(CompletableFuture::join);
            assertThat(most).hasValue(1);
            assertThat(Heavy.one(() -> 7)).isEqualTo(7);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_fails_leaves_the_line() {
        for (int i = 0; i <= Heavy.LINE; i++) {
            assertThatThrownBy(() -> Heavy.one(() -> {
                        throw new IllegalArgumentException("broken");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Heavy.inLine()).isZero();
    }
}
