package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.tremplin.access.Ui;

/** A group that may suit somebody, and why. @param score higher is better; only the order counts @param next session, null for none planned */
public record SuggestedGroup(GroupPlaces places, int score, List<Reason> reasons, LocalDateTime next)
        implements Serializable {
    /** The same with more that speaks against it, which costs so much each. */
    SuggestedGroup less(int cost, List<Reason> against) {
        return new SuggestedGroup(
                places,
                score - cost * against.size(),
                Stream.concat(against.stream(), reasons.stream()).toList(),
                next);
    }

    /** For, against, or neither. */
    public enum Weight {
        FOR,
        NEUTRAL,
        AGAINST
    }

    /** A reason. @param key the end of its key in the texts @param details what its sentence names */
    public record Reason(Weight weight, String key, List<Serializable> details) implements Serializable {
        /** "Parler : A1, groupe A2." */
        public String said(Ui ui) {
            return ui.texts()
                    .format(
                            "enrolment.suggestion." + key,
                            details.stream().map(detail -> word(detail, ui)).toArray());
        }

        private static Object word(Serializable detail, Ui ui) {
            if (detail instanceof Skill skill) {
                return ui.texts().get("enrolment.skill." + skill);
            }
            if (detail instanceof HalfDay half) {
                return half.said(ui);
            }
            return "0".equals(detail) ? ui.texts().get("enrolment.level.0") : detail;
        }
    }
}
