package org.tremplin.planning;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * Event: sessions changed that people rely on. Enrolment tells those concerned.
 *
 * @param gone the trainers who no longer teach, by session; of one group or several
 */
public record SessionsChanged(Kind kind, Map<Long, Set<Long>> gone) implements Serializable {
    /** The kind of change. */
    public enum Kind {
        /** Another day, hour or room. */
        MOVED,
        CANCELLED,
        REINSTATED,
        /** Other trainers, at the same time and place: only trainers are told. */
        HANDED_OVER
    }
}
