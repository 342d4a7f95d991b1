package org.tremplin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that run in the {@link Container}: one class after the other there, and beside those that look at the
 * {@link House}, which has a server and a database of its own. What boots a server of its own takes its turn with them: two
 * things at a time are what two cores bear, from the first minute to the last.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(InContainer.BESIDE)
public @interface InContainer {
    /** The turn of whatever runs beside the house. */
    String BESIDE = "beside";
}
