package org.tremplin.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;
import org.tremplin.platform.Stored;

/** A condition for joining an activity. */
@Entity
@Table(name = "admission_rule")
public class AdmissionRule extends Stored {
    /** The kind of condition. */
    public enum Kind {
        /** The person completed another activity, or left it because the goal was reached. */
        AFTER,
        /** The person is not in another activity; it applies the other way round too. */
        NOT_WITH,
        /** The person has not completed this activity before. */
        ONCE,
        /** At least this old, on the group's first day or today, whichever is later. */
        AGE_FROM,
        /** At most this old, on that day. */
        AGE_TO;

        /** Whether it names another activity. */
        public boolean namesAnother() {
            return this == AFTER || this == NOT_WITH;
        }

        /** Whether it names a number of years. */
        public boolean namesYears() {
            return this == AGE_FROM || this == AGE_TO;
        }

        /** The end of its message key. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Column(name = "activity_id")
    private long activityId;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "other_id")
    private Long otherId;

    @Column(name = "years")
    private Integer years;

    protected AdmissionRule() {}

    /**
     * @param other for a kind that names another activity, else null @param years for a kind that names years, else
     *     null
     */
    AdmissionRule(long activity, Kind kind, Long other, Integer years) {
        this.activityId = activity;
        this.kind = kind;
        this.otherId = other;
        this.years = years;
    }
}
