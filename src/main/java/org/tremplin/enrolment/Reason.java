package org.tremplin.enrolment;

import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.enrolment.levels.Skill;

/**
 * Why a group suits somebody, or does not.
 *
 * @param key the end of its message key
 * @param details arguments of the message
 */
public record Reason(Weight weight, String key, List<Serializable> details) implements Serializable {
    /** For, against, or neither. */
    public enum Weight {
        FOR,
        NEUTRAL,
        AGAINST
    }

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
