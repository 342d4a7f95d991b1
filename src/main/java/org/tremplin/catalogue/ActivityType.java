package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A type of activity in the association's own words (fle, cuisine …), and the kind that the product treats it as. */
@Entity
@Table(name = "activity_type")
public class ActivityType extends Term {
    /** What the product distinguishes. */
    public enum Kind {
        COURSE,
        LITERACY,
        WORKSHOP,
        CIVIC_MODULE,
        SOLIDARITY,
        EVENT,
        COMMUNITY,
        EXCHANGE;

        /** Workshops and events are open to anybody who comes; courses and modules have a list. */
        public boolean usuallyOpen() {
            return this != COURSE && this != LITERACY && this != CIVIC_MODULE;
        }
    }

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    protected ActivityType() {}

    ActivityType(String code, String title, Kind kind, int position) {
        super(code, title, position);
        this.kind = kind;
    }

    @Override
    void change(TermForm form, Programme programme) {
        super.change(form, programme);
        kind = form.kind;
    }

    Kind kind() {
        return kind;
    }

    @Override
    TermForm form() {
        TermForm form = super.form();
        form.kind = kind;
        return form;
    }
}
