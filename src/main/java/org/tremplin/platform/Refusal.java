package org.tremplin.platform;

import java.util.List;
import java.util.Optional;

/**
 * A reason to say no: one constant per reason, one text {@code <capability>.refusal.<CONSTANT>} in every language. The
 * rooms inside a capability share its texts.
 */
public interface Refusal {
    String name();

    /** The key of the sentence the person reads. */
    default String key() {
        return getClass().getPackageName().split("\\.")[2] + ".refusal." + name();
    }

    /** The ids that the field it speaks of has in forms; none where it is about the whole. */
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
