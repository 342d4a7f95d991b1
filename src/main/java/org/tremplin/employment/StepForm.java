package org.tremplin.employment;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** A step as it is typed. */
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

    /** Null when not known. */
    @DecimalMin("0.01")
    @DecimalMax("168")
    @Digits(integer = 3, fraction = 2)
    public BigDecimal hoursPerWeek;

    /** Null when open. */
    public LocalDate endsOn;

    public StepForm() {}

    /** A new step of a day of which nothing is said yet. */
    public StepForm(long person, LocalDate date) {
        this.person = person;
        this.date = date;
    }

    /** What a step says, of a new one. */
    static StepForm again(StepRow row) {
        StepForm form = new StepForm(row.person(), row.date());
        form.kind = row.kindId();
        form.employer = row.employer();
        form.contract = row.contract();
        form.hoursPerWeek = row.hoursPerWeek();
        form.endsOn = row.endsOn();
        return form;
    }

    /** A step that is corrected. */
    static StepForm of(StepRow row) {
        StepForm form = again(row);
        form.id = row.id();
        form.version = row.version();
        return form;
    }
}
