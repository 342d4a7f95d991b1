package org.tremplin.progress.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** What a person has to reach in a programme, in the programme's unit (domain.md §2). */
@Entity
@Table(name = "target")
public class Target extends Stored {
    private static final int MOST = 10_000;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "programme_id")
    private long programmeId;

    @Column(name = "required")
    private int required;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "contract_on")
    private LocalDate contractOn;

    @Column(name = "proof")
    private String proof;

    @Column(name = "waiver")
    private String waiver;

    @Column(name = "waived_on")
    private LocalDate waivedOn;

    protected Target() {}

    Target(long person) {
        personId = person;
    }

    /** Refuses a required amount out of bounds, and an end before the start. */
    void change(TargetForm form) {
        if (form.required < 1 || form.required > MOST) {
            throw new Refused(FundingRefusal.REQUIRED_OUT_OF_BOUNDS, MOST);
        }
        if (form.due.isBefore(form.from)) {
            throw new Refused(FundingRefusal.PERIOD_ENDS_BEFORE_START);
        }
        programmeId = form.programme;
        required = form.required;
        startsOn = form.from;
        dueOn = form.due;
    }

    SchemeFile file() {
        return SchemeFile.of(id(), version(), contractOn, waiver, waivedOn, proof);
    }

    void file(SchemeFile file) {
        String why = PlainText.typed(file.waiver);
        if ((why == null) != (file.waivedOn == null)) {
            throw new Refused(FundingRefusal.WAIVER_HALF);
        }
        contractOn = file.contractOn;
        waiver = why;
        waivedOn = file.waivedOn;
        proof = PlainText.typed(file.proof);
    }

    long person() {
        return personId;
    }

    TargetForm form() {
        TargetForm form = TargetForm.fresh(personId, programmeId, required, startsOn, dueOn);
        form.id = id();
        form.version = version();
        return form;
    }
}
