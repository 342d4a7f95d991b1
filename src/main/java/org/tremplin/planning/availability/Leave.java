package org.tremplin.planning.availability;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** Days on which a trainer is away. */
@Entity
@Table(name = "trainer_leave")
public class Leave extends Stored {
    @Column(name = "person_id")
    private long personId;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    /** Visible to the person and to planners only. */
    @Column(name = "note")
    private String note;

    protected Leave() {}

    /** @param to the last day off @param note null for none */
    public static Leave of(long person, LocalDate from, LocalDate to, String note) {
        return new Leave(person, from, to, note);
    }

    Leave(long person, LocalDate from, LocalDate to, String note) {
        if (to.isBefore(from)) {
            throw new Refused(AvailabilityRefusal.ENDS_BEFORE_START);
        }
        this.personId = person;
        this.startsOn = from;
        this.endsOn = to;
        this.note = note;
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(startsOn) && !date.isAfter(endsOn);
    }

    public long personId() {
        return personId;
    }
}
