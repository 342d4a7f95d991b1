package org.tremplin.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A family of activities in the association's own words. */
@Entity
@Table(name = "pole")
public class Pole extends Term {
    protected Pole() {}

    Pole(String code, String title, int position) {
        super(code, title, position);
    }
}
