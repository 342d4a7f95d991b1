package org.tremplin.enrolment.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.platform.Stored;

/** A first interview, frozen as of its day; a later interview is a new row. */
@Entity
@Table(name = "intake")
public class Intake extends Stored {
    @Column(name = "person_id")
    private long personId;

    @Column(name = "on_date")
    private LocalDate date;

    /** Half-days as {@link HalfDay#code}, separated by spaces. */
    @Column(name = "availability")
    private String availability;

    @Column(name = "account_id")
    private Long accountId;

    protected Intake() {}

    Intake(long person, LocalDate date, String availability, Long account) {
        this.personId = person;
        this.date = date;
        this.availability = availability;
        this.accountId = account;
    }
}
