package org.tremplin.platform;

import java.util.List;
import java.util.Optional;

/**
 * A reason to say no: one constant per reason, one text {@code <capability>.refusal.<CONSTANT>} in every language. The
 * rooms inside a capability share its texts.
 */
public interface Refusal {
    String name();

    /** The key of the message that the user reads. */
    default String key() {
        return getClass().getPackageName().split("\\.")[2] + ".refusal." + name();
    }

    /** The ids that the field concerned has in forms; empty when the refusal is about the whole form. */
    default List<String> fields() {
        return about().map(about -> List.of(about.value())).orElse(List.of());
    }

    default Optional<About> about() {
        try {
            return Optional.ofNullable(getClass().getField(name()).getAnnotation(About.class));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
