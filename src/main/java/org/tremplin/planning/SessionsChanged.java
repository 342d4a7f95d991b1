package org.tremplin.planning;

import java.io.Serializable;
import java.util.Set;

/**
 * Somebody changed what others count on. Enrolment tells the people who are concerned.
 *
 * @param sessions of one group or several
 * @param before who gave them until now
 */
public record SessionsChanged(Kind kind, Set<Long> sessions, Set<Long> before) implements Serializable {
    /** What happened to them. */
    public enum Kind {
        /** Another day, hour or room. */
        MOVED,
        CANCELLED,
        REINSTATED,
        /** Other trainers, at the same time and place: a matter between trainers. */
        HANDED_OVER
    }
}
