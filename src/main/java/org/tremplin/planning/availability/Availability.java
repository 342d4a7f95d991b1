package org.tremplin.planning.availability;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** Hours on one day of the week when somebody can teach, permanently or between two days. */
@Entity
@Table(name = "availability")
public class Availability extends Stored {
    @Column(name = "person_id")
    private long personId;

    @Column(name = "weekday")
    @Enumerated(EnumType.STRING)
    private DayOfWeek weekday;

    @Column(name = "starts_at")
    private LocalTime startsAt;

    @Column(name = "ends_at")
    private LocalTime endsAt;

    /** Null: since always. */
    @Column(name = "valid_from")
    private LocalDate validFrom;

    /** The last day; null: for ever. */
    @Column(name = "valid_until")
    private LocalDate validUntil;

    protected Availability() {}

    public static Availability of(
            long person, DayOfWeek weekday, LocalTime from, LocalTime to, LocalDate validFrom, LocalDate validUntil) {
        return new Availability(person, weekday, from, to, validFrom, validUntil);
    }

    Availability(
            long person, DayOfWeek weekday, LocalTime from, LocalTime to, LocalDate validFrom, LocalDate validUntil) {
        if (!to.isAfter(from)) {
            throw new Refused(AvailabilityRefusal.WINDOW_ENDS_BEFORE_START);
        }
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
            throw new Refused(AvailabilityRefusal.ENDS_BEFORE_START);
        }
        this.personId = person;
        this.weekday = weekday;
        this.startsAt = from;
        this.endsAt = to;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    boolean appliesOn(LocalDate date) {
        return date.getDayOfWeek() == weekday
                && (validFrom == null || !date.isBefore(validFrom))
                && (validUntil == null || !date.isAfter(validUntil));
    }

    public long personId() {
        return personId;
    }

    LocalTime startsAt() {
        return startsAt;
    }

    LocalTime endsAt() {
        return endsAt;
    }

    public AvailabilityRow row() {
        return new AvailabilityRow(id(), version(), weekday, startsAt, endsAt, validFrom, validUntil);
    }
}
