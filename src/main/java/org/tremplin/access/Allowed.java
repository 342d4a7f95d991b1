package org.tremplin.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The permissions a service call asks for: any one of them opens it. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Allowed {
    Permission[] value();

    Trail trail() default Trail.AUDIT;

    /** What the call leaves behind. */
    enum Trail {
        /** A line in {@code audit_line}: in the transaction for a change, within a second for a read. */
        AUDIT,
        /** The call writes a richer history of its own in the same transaction; the audit line follows within a second. */
        OWN_HISTORY,
        /** Nothing: no personal data is touched. */
        NONE
    }
}
