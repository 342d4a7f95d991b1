package org.tremplin.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** A room of a site. @see Group */
@Entity
@Table(name = "room")
public class Room extends Stored {
    @Column(name = "site_id")
    private long siteId;

    @Column(name = "name")
    private String name;

    @Column(name = "capacity")
    private Integer capacity;

    protected Room() {}

    Room(long siteId, String name, Integer capacity) {
        this.siteId = siteId;
        this.name = name;
        this.capacity = capacity;
    }

    long siteId() {
        return siteId;
    }

    String name() {
        return name;
    }
}
