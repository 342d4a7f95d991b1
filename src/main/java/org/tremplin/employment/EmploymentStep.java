package org.tremplin.employment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.tremplin.people.Person;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** One dated step or contract of a person. */
@Entity
@Table(name = "employment_step")
public class EmploymentStep extends Stored {
    static final BigDecimal HOURS_IN_A_WEEK = BigDecimal.valueOf(168);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "kind_id")
    private StepKind kind;

    @Column(name = "on_date")
    private LocalDate date;

    /** Empty if there is none. */
    @Column(name = "employer")
    private String employer;

    /** CDI, CDD, CUI … as the association writes it; empty if there is none. */
    @Column(name = "contract")
    private String contract;

    @Column(name = "hours_per_week")
    private BigDecimal hoursPerWeek;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    protected EmploymentStep() {}

    EmploymentStep(Person person) {
        this.person = person;
    }

    void change(StepKind newKind, LocalDate newDate, String newEmployer, String newContract) {
        kind = newKind;
        date = newDate;
        employer = newEmployer;
        contract = newContract;
    }

    void changeHoursAndEnd(BigDecimal hours, LocalDate until) {
        if (until != null && until.isBefore(date)) {
            throw new Refused(EmploymentRefusal.ENDS_BEFORE_START);
        }
        if (hours != null && (hours.signum() <= 0 || hours.compareTo(HOURS_IN_A_WEEK) > 0)) {
            throw new Refused(EmploymentRefusal.HOURS_OUT_OF_RANGE);
        }
        hoursPerWeek = hours;
        endsOn = until;
    }

    boolean lasts(BigDecimal hours, LocalDate until) {
        boolean sameHours =
                hours == null ? hoursPerWeek == null : hoursPerWeek != null && hours.compareTo(hoursPerWeek) == 0;
        return sameHours && Objects.equals(until, endsOn);
    }

    long personId() {
        return person.id();
    }

    StepKind kind() {
        return kind;
    }

    LocalDate date() {
        return date;
    }

    String employer() {
        return employer;
    }

    String contract() {
        return contract;
    }
}
