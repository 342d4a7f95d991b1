package org.tremplin.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link Refusal} speaks of. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {
    /** The ids that its field has in forms, the likeliest first: there the sentence is said, where one of them is in the form. */
    String[] value() default {};

    /** The constraint of the database that refuses the same when two are at it at once. @see KeyTaken */
    String key() default "";
}
