package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A reason of absence in the association's own list; never a diagnosis. */
@Entity
@Table(name = "absence_reason")
public class AbsenceReason extends Term {
    @Column(name = "justified")
    private boolean justified;

    protected AbsenceReason() {}

    AbsenceReason(String code, String title, int position) {
        super(code, title, position);
        justified = true;
    }

    @Override
    void change(TermForm form, Programme programme) {
        super.change(form, programme);
        justified = form.justified;
    }

    @Override
    TermForm form() {
        TermForm form = super.form();
        form.justified = justified;
        return form;
    }
}
