package org.tremplin.platform;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A cached value that is read often and changes rarely. Whoever changes it clears the cache after the commit; a value
 * read before that but arriving after it is not kept.
 *
 * @param <T> never null
 */
public final class Remembered<T> {
    private record Known<T>(T value) {}

    private final AtomicReference<Known<T>> known = new AtomicReference<>(new Known<>(null));

    /** @param read loads the value when it is not cached */
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
