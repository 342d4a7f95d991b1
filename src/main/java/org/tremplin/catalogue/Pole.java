package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** A family of activities in the association's own words. */
@Entity
@Table(name = "pole")
public class Pole extends Stored {
    @Column(name = "code")
    private String code;

    @Column(name = "title")
    private String title;

    @Column(name = "position")
    private int position;

    protected Pole() {}

    Pole(String code, String title, int position) {
        this.code = code;
        this.title = title;
        this.position = position;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }
}
