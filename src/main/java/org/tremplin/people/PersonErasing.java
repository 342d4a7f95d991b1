package org.tremplin.people;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A person's file is about to be erased: the moment to end what still runs, and to pass rows that figures are made of to
 * somebody who is nobody. What is left of the person's rows goes by itself, as the privacy register says.
 *
 * @param named whether a proof needs the name for now: rows that are proof stay as they are
 */
public record PersonErasing(long person, boolean named, Nobodies nobodies) {
    /** Where ids of nobodies are: far from those that are given in turn, and exact in JavaScript. */
    private static final long FIRST = 1L << 40;

    private static final long LAST = 1L << 52;

    /** An id at random: rows of one person are no neighbours, and tell nothing of when the person came. */
    public static long freshId() {
        return ThreadLocalRandom.current().nextLong(FIRST, LAST);
    }

    /** Who stands for the person without a name: one for each thing that is counted, so that figures of any period stay as they were. */
    @FunctionalInterface
    public interface Nobodies {
        /**
         * Who stands for the person among those figures.
         *
         * @param purpose what is counted; two purposes are two nobodies, who cannot be known to be one
         * @return an id that tells nothing of the person's
         */
        long in(String purpose);
    }
}
