package org.tremplin.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a few tasks at once and lets a few more wait for their turn, in order; any further caller is told at once to try again
 * later. However many ask, those who wait do not use up the threads that other pages need.
 */
public final class Line {
    private final Semaphore inLine;
    private final Semaphore turns;
    private final int length;
    private final Duration patience;
    private final String crowded;

    /**
     * @param atOnce how many tasks run at once
     * @param length how many tasks run or wait: a fraction of the server's threads (preboot.asadmin)
     * @param patience how long a task waits at most
     * @param crowded the message key for callers that find no place
     */
    public Line(int atOnce, int length, Duration patience, String crowded) {
        this.turns = new Semaphore(atOnce, true);
        this.inLine = new Semaphore(length);
        this.length = length;
        this.patience = patience;
        this.crowded = crowded;
    }

    /** Runs the work when its turn comes. Throws {@link Heavy.Busy} when too many wait. */
    public <T> T one(Supplier<T> work) {
        if (!inLine.tryAcquire()) {
            throw new Heavy.Busy(crowded);
        }
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Heavy.Busy(crowded);
            }
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Heavy.Busy(crowded);
        } finally {
            inLine.release();
        }
    }

    /** How many tasks run or wait. */
    public int inLine() {
        return length - inLine.availablePermits();
    }
}
