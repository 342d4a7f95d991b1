package org.tremplin.planning;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * Somebody changed what others count on. Enrolment tells the people who are concerned.
 *
 * @param gone who gave them until now and does not any more, by session; of one group or several
 */
public record SessionsChanged(Kind kind, Map<Long, Set<Long>> gone) implements Serializable {
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
