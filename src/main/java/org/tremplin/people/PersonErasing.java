package org.tremplin.people;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Event: a person's file is about to be erased. Observers end what is still running, and move rows that figures are
 * computed from to an anonymous stand-in. The remaining rows of the person are deleted automatically, as the privacy
 * register says.
 *
 * @param named whether a proof needs the name for now: rows that are proof stay as they are
 */
public record PersonErasing(long person, boolean named, Nobodies nobodies) {
    /** The lowest id of a stand-in: far from those assigned in sequence, and exact in JavaScript. */
    private static final long FIRST = 1L << 40;

    private static final long LAST = 1L << 52;

    /** A random id: the rows of one person are not adjacent, and the id does not reveal when the person came. */
    public static long freshId() {
        return ThreadLocalRandom.current().nextLong(FIRST, LAST);
    }

    /**
     * The anonymous stand-ins for the person: one for each purpose, so that the figures of any period stay as they
     * were.
     */
    @FunctionalInterface
    public interface Nobodies {
        /**
         * The stand-in for the person in one kind of figures.
         *
         * @param purpose what is counted; two purposes have two stand-ins, which cannot be linked
         * @return an id that reveals nothing about the person's
         */
        long in(String purpose);
    }
}
