package org.tremplin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** A place of the association; accounts may be limited to some of them. */
@Entity
@Table(name = "site")
public class Site extends Stored {
    @Column(name = "name")
    private String name;

    protected Site() {}

    Site(String name) {
        this.name = name;
    }

    void rename(String newName) {
        name = newName;
    }
}
