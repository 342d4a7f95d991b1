package org.tremplin.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.tremplin.platform.Refused;

/** A category within a funder's programme. */
@Entity
@Table(name = "programme_axis")
public class ProgrammeAxis extends Term {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "programme_id")
    private Programme programme;

    protected ProgrammeAxis() {}

    ProgrammeAxis(String code, String title, int position) {
        super(code, title, position);
    }

    /** Refuses an axis without a programme. */
    @Override
    void change(TermForm form, Programme newProgramme) {
        if (newProgramme == null) {
            throw new Refused(CatalogueRefusal.PROGRAMME_MISSING);
        }
        super.change(form, newProgramme);
        programme = newProgramme;
    }

    Programme programme() {
        return programme;
    }

    @Override
    TermForm form() {
        TermForm form = super.form();
        form.programme = programme.id();
        return form;
    }
}
