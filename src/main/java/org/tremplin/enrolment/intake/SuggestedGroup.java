package org.tremplin.enrolment.intake;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.tremplin.enrolment.GroupPlaces;
import org.tremplin.enrolment.Reason;

/**
 * A group that may suit somebody, and why.
 *
 * @param score higher is better; only the order matters
 * @param next its next session, null if none is planned
 */
public record SuggestedGroup(GroupPlaces places, int score, List<Reason> reasons, LocalDateTime next)
        implements Serializable {
    /** The same with more reasons against it, each lowering the score by {@code cost}. */
    SuggestedGroup less(int cost, List<Reason> against) {
        return new SuggestedGroup(
                places,
                score - cost * against.size(),
                Stream.concat(against.stream(), reasons.stream()).toList(),
                next);
    }
}
