package org.tremplin.progress.funding;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** A target, as edited. */
public final class TargetForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;
    public long person;

    @NotNull
    public Long programme;

    /** In the programme's unit. */
    @NotNull
    public Integer required;

    /** The first day that counts. */
    @NotNull
    public LocalDate from;

    /** The last day that counts. */
    @NotNull
    public LocalDate due;

    public static TargetForm fresh(long person, Long programme, Integer required, LocalDate from, LocalDate due) {
        TargetForm form = new TargetForm();
        form.person = person;
        form.programme = programme;
        form.required = required;
        form.from = from;
        form.due = due;
        return form;
    }

    /** A copy to edit while this one is still shown. */
    TargetForm copy() {
        TargetForm copy = fresh(person, programme, required, from, due);
        copy.id = id;
        copy.version = version;
        return copy;
    }
}
