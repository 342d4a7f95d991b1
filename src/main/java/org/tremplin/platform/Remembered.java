package org.tremplin.platform;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What is asked for often and changes rarely. Whoever changes it has it forgotten after the commit; what was read before
 * that and arrives after it is not kept.
 *
 * @param <T> never null
 */
public final class Remembered<T> {
    private record Known<T>(T value) {}

    private final AtomicReference<Known<T>> known = new AtomicReference<>(new Known<>(null));

    /** @param read asks for the value, when it is not known */
    public T get(Supplier<T> read) {
        Known<T> before = known.get();
        if (before.value() != null) {
            return before.value();
        }
        T value = read.get();
        known.compareAndSet(before, new Known<>(value));
        return value;
    }

    public void forget() {
        known.set(new Known<>(null));
    }
}
