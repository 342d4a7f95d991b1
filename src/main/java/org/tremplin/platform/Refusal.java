package org.tremplin.platform;

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
}
