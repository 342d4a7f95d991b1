package org.tremplin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that look at the {@link House} and change nothing there that others look at: beside those that do, once those with a
 * server of their own ({@link Beside}) have had their turn. Their own methods come several at a time, since this lock is
 * shared; a lock of one's own puts them in a row.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Beside.ALONE, mode = ResourceAccessMode.READ)
@Order(Looking.LATE)
@interface Looking {
    int LATE = Integer.MAX_VALUE - 1;
}
