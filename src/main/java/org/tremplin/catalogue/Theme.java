package org.tremplin.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What an activity is about, across poles: housing, health, digital … */
@Entity
@Table(name = "theme")
public class Theme extends Term {
    protected Theme() {}

    Theme(String code, String title, int position) {
        super(code, title, position);
    }
}
