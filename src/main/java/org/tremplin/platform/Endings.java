package org.tremplin.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Work that runs once at the end of a use case, after everything else was flushed: rows that many transactions write are
 * locked last, in one order and briefly, which avoids long waits and deadlocks. A failure is still an exception of the
 * call. The end is that of the outermost use case of a transaction.
 */
@ApplicationScoped
public class Endings {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private static final class Pending {
        private boolean begun;
        private final Map<Class<?>, Runnable> work = new LinkedHashMap<>();
    }

    /**
     * The work of this kind at the end of the current use case: the same object for every caller until then, so that each
     * can add to it.
     *
     * @param first creates it
     */
    public <T extends Runnable> T atEnd(Class<T> kind, Supplier<T> first) {
        return kind.cast(pending().work.computeIfAbsent(kind, key -> first.get()));
    }

    /** @return whether the use case that begins is the outermost of its transaction; it must call {@link #finish} */
    boolean begin() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return false;
        }
        Pending pending = pending();
        boolean outermost = !pending.begun;
        pending.begun = true;
        return outermost;
    }

    void runAll() {
        Map<Class<?>, Runnable> work = pending().work;
        while (!work.isEmpty()) {
            Class<?> first = work.keySet().iterator().next();
            work.remove(first).run();
        }
    }

    /** Discards what did not run because the use case failed. */
    void finish() {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            Pending pending = pending();
            pending.begun = false;
            pending.work.clear();
        }
    }

    private Pending pending() {
        Pending pending = (Pending) transaction.getResource(Endings.class);
        if (pending == null) {
            pending = new Pending();
            transaction.putResource(Endings.class, pending);
        }
        return pending;
    }
}
