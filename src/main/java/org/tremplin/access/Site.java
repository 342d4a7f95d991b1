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

    @Column(name = "address")
    private String address;

    protected Site() {}

    Site(String name, String address) {
        change(name, address);
    }

    void change(String newName, String newAddress) {
        name = newName;
        address = newAddress;
    }
}
