package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;

/** A group that may suit somebody, and why. @param score higher is better; only the order counts @param next session, null for none planned */
public record SuggestedGroup(GroupPlaces places, int score, List<Reason> reasons, LocalDateTime next)
        implements Serializable {
    /** For, against, or neither. */
    public enum Weight {
        FOR,
        NEUTRAL,
        AGAINST
    }

    /** A reason. @param key the end of its key in the texts @param details what its sentence names */
    public record Reason(Weight weight, String key, List<Serializable> details) implements Serializable {}
}
