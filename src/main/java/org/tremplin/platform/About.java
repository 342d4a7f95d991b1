package org.tremplin.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The form field that a {@link Refusal} is about. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {
    /**
     * The ids its field has in forms, the likeliest first: the message is shown at the first of them that the form
     * contains.
     */
    String[] value() default {};

    /** The database constraint that refuses the same thing when two calls run at the same time. @see KeyTaken */
    String key() default "";
}
