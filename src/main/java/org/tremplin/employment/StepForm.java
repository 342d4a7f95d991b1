package org.tremplin.employment;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** A step as typed. */
public final class StepForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;
    public long person;

    @NotNull
    public Long kind;

    @NotNull
    public LocalDate date;

    @Size(max = 120)
    public String employer;

    @Size(max = 40)
    public String contract;

    /** Null if unknown. */
    @DecimalMin("0.01")
    @DecimalMax("168")
    @Digits(integer = 3, fraction = 2)
    public BigDecimal hoursPerWeek;

    /** Null if open-ended. */
    public LocalDate endsOn;

    public StepForm() {}

    /** A new step on that day. */
    public StepForm(long person, LocalDate date) {
        this.person = person;
        this.date = date;
    }

    /** A new step with the same contents. */
    static StepForm again(StepRow row) {
        StepForm form = new StepForm(row.person(), row.date());
        form.kind = row.kindId();
        form.employer = row.employer();
        form.contract = row.contract();
        form.hoursPerWeek = row.hoursPerWeek();
        form.endsOn = row.endsOn();
        return form;
    }

    /** An existing step to correct. */
    static StepForm of(StepRow row) {
        StepForm form = again(row);
        form.id = row.id();
        form.version = row.version();
        return form;
    }
}
