package org.tremplin.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;
import org.tremplin.platform.Stored;

/** Something that an activity asks of who comes, or that keeps somebody out. */
@Entity
@Table(name = "admission_rule")
public class AdmissionRule extends Stored {
    /** What is asked. */
    public enum Kind {
        /** Another activity was completed, or left because its goal was reached. */
        AFTER,
        /** Not while in another activity; that one is then not for who is in this one either. */
        NOT_WITH,
        /** Not for who completed it before. */
        ONCE,
        /** This old at least, on the group's first day or today, whichever is later. */
        AGE_FROM,
        /** This old at most, on that day. */
        AGE_TO;

        /** Whether it names another activity. */
        public boolean namesAnother() {
            return this == AFTER || this == NOT_WITH;
        }

        /** Whether it names a number of years. */
        public boolean namesYears() {
            return this == AGE_FROM || this == AGE_TO;
        }

        /** The end of its key in the texts. */
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

    /** @param other for a kind that names another activity, else null @param years for one that names years, else null */
    AdmissionRule(long activity, Kind kind, Long other, Integer years) {
        this.activityId = activity;
        this.kind = kind;
        this.otherId = other;
        this.years = years;
    }
}
