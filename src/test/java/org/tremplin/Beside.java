package org.tremplin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests with a server and a database of their own: one class after the other, beside those that look at the {@link House}.
 * Two things at a time are what two cores bear, so what keeps both busy by itself has them alone ({@link #CORES}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
@ResourceLock(value = Beside.CORES, mode = ResourceAccessMode.READ)
public @interface Beside {
    /** Whoever locks it has nothing beside. */
    String CORES = "cores";
}
