package org.tremplin.platform;

/** A reason to say no: one constant per reason, one text {@code <capability>.refusal.<CONSTANT>} in every language. */
public interface Refusal {
    String name();

    /** The key of the sentence the person reads. */
    default String key() {
        String pack = getClass().getPackageName();
        return pack.substring(pack.lastIndexOf('.') + 1) + ".refusal." + name();
    }
}
