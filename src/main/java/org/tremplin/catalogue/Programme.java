package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.platform.Refused;

/** A funder's scheme that activities count for, while it runs. */
@Entity
@Table(name = "programme")
public class Programme extends Term {
    @Column(name = "funder")
    private String funder;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    protected Programme() {}

    Programme(String code, String title, int position) {
        super(code, title, position);
    }

    /** Refuses an end before the start, and a programme that nobody pays for. */
    @Override
    void change(TermForm form, Programme programme) {
        if (form.funder() == null) {
            throw new Refused(CatalogueRefusal.FUNDER_MISSING);
        }
        if (form.validFrom() != null
                && form.validUntil() != null
                && form.validUntil().isBefore(form.validFrom())) {
            throw new Refused(CatalogueRefusal.ENDS_BEFORE_START);
        }
        super.change(form, programme);
        funder = form.funder();
        validFrom = form.validFrom();
        validUntil = form.validUntil();
    }

    @Override
    TermForm form() {
        return new TermForm(id(), version(), title(), null, funder, validFrom, validUntil, null, null);
    }
}
