package org.tremplin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests with a server and a database of their own: one class after the other, beside those that look at the {@link House}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Beside.ALONE)
public @interface Beside {
    /** Whoever has it has nobody beside, but for the tests of the house, which come one after the other. */
    String ALONE = "beside";

    /** Their turn comes when all others had theirs. */
    int LAST = Integer.MAX_VALUE - 1;
}
