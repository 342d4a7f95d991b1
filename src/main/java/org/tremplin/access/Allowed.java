package org.tremplin.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The permissions that allow a service call: any one of them is enough. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Allowed {
    Permission[] value();

    Trail trail() default Trail.AUDIT;

    /** What the call records. */
    enum Trail {
        /** A line in {@code audit_line}: in the same transaction for a change, within a second for a read. */
        AUDIT,
        /**
         * The call writes a more detailed history itself in the same transaction; the audit line follows within a
         * second.
         */
        OWN_HISTORY,
        /** Nothing: no personal data is touched. */
        NONE
    }
}
