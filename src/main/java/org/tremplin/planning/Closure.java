package org.tremplin.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** Days on which nobody meets: a public holiday, a school holiday, or a day of the association's own. */
@Entity
@Table(name = "closure")
public class Closure extends Stored {
    /** Where it comes from. */
    public enum Kind {
        PUBLIC_HOLIDAY,
        SCHOOL_HOLIDAY,
        OWN
    }

    /** Null: every site. */
    @Column(name = "site_id")
    private Long siteId;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @Column(name = "title")
    private String title;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    protected Closure() {}

    /** @param endsOn the last day that is closed */
    Closure(Kind kind, String title, LocalDate startsOn, LocalDate endsOn, Long site) {
        if (endsOn.isBefore(startsOn)) {
            throw new Refused(PlanningRefusal.ENDS_BEFORE_START);
        }
        this.kind = kind;
        this.title = title;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
        this.siteId = site;
    }
}
