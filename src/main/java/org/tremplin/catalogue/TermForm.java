package org.tremplin.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** A term as it is edited; what its list does not have is null. */
public final class TermForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;

    @NotBlank
    @Size(max = 120)
    public String title;

    /** Of a type: what the product treats it as. */
    @NotNull
    public ActivityType.Kind kind;

    /** Who pays for a programme. */
    @Size(max = 120)
    public String funder;

    /** The first day a programme runs, null when not said. */
    public LocalDate validFrom;

    /** The last day. */
    public LocalDate validUntil;

    /** Of an axis. */
    public Long programme;

    /** Whether a reason of absence justifies it. */
    public Boolean justified;

    public TermForm() {}

    /** What it says, to be changed. */
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

    /** A new one. */
    public static TermForm fresh(String title) {
        TermForm form = new TermForm();
        form.title = title;
        form.kind = ActivityType.Kind.WORKSHOP;
        form.justified = true;
        return form;
    }

    /** A new programme. @param from null when not said */
    public static TermForm programme(String title, String funder, LocalDate from) {
        TermForm form = fresh(title);
        form.funder = funder;
        form.validFrom = from;
        return form;
    }
}
