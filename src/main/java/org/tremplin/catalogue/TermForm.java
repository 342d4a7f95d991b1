package org.tremplin.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** A term as it is edited; fields that its list does not have are null. */
public final class TermForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;

    @NotBlank
    @Size(max = 120)
    public String title;

    /** For a type: the kind that the product treats it as. */
    @NotNull
    public ActivityType.Kind kind;

    /** Who pays for a programme. */
    @Size(max = 120)
    public String funder;

    /** The first day a programme runs, null when not set. */
    public LocalDate validFrom;

    /** The last day. */
    public LocalDate validUntil;

    /** The programme of an axis. */
    public Long programme;

    /** Whether an absence for this reason is excused. */
    public Boolean justified;

    public TermForm() {}

    /** The present values of a term, to be edited. */
    TermForm(TermForm known) {
        id = known.id;
        version = known.version;
        title = known.title;
        kind = known.kind;
        funder = known.funder;
        validFrom = known.validFrom;
        validUntil = known.validUntil;
        programme = known.programme;
        justified = known.justified;
    }

    /** A new term. */
    public static TermForm fresh(String title) {
        TermForm form = new TermForm();
        form.title = title;
        form.kind = ActivityType.Kind.WORKSHOP;
        form.justified = true;
        return form;
    }

    /** A new programme. @param from null when not set */
    public static TermForm programme(String title, String funder, LocalDate from) {
        TermForm form = fresh(title);
        form.funder = funder;
        form.validFrom = from;
        return form;
    }
}
