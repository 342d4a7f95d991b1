package org.tremplin.planning.availability;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** Days without sessions: a public holiday, a school holiday, or days of the association's own. */
@Entity
@Table(name = "closure")
public class Closure extends Stored {
    /** Its origin. */
    public enum Kind {
        PUBLIC_HOLIDAY,
        SCHOOL_HOLIDAY,
        OWN
    }

    /** In days: more is a mistake, such as a school year taken for its holidays. */
    static final int LONGEST = 366;

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

    /** The UID of its event in a calendar file, null for none. */
    @Column(name = "uid")
    private String uid;

    protected Closure() {}

    /** Refuses an end before the start and more than {@link #LONGEST} days. @param endsOn the last closed day */
    Closure(Kind kind, String title, LocalDate startsOn, LocalDate endsOn, Long site, String uid) {
        this(kind, title, startsOn, endsOn, site);
        this.uid = uid;
    }

    /** The same without a calendar file. */
    Closure(Kind kind, String title, LocalDate startsOn, LocalDate endsOn, Long site) {
        if (endsOn.isBefore(startsOn)) {
            throw new Refused(AvailabilityRefusal.ENDS_BEFORE_START);
        }
        if (ChronoUnit.DAYS.between(startsOn, endsOn) >= LONGEST) {
            throw new Refused(AvailabilityRefusal.CLOSURE_TOO_LONG, title, LONGEST);
        }
        this.kind = kind;
        this.title = title;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
        this.siteId = site;
    }

    /** Its days within a period, by date; none when the period ends before it begins. */
    Stream<LocalDate> days(LocalDate from, LocalDate to) {
        LocalDate first = startsOn.isBefore(from) ? from : startsOn;
        LocalDate last = endsOn.isAfter(to) ? to : endsOn;
        return last.isBefore(first) ? Stream.empty() : first.datesUntil(last.plusDays(1));
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    Kind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    String uid() {
        return uid;
    }

    Long siteId() {
        return siteId;
    }
}
