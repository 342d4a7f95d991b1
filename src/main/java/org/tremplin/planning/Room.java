package org.tremplin.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
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

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected Room() {}

    /** A room of which a file or a form has only the name. */
    public static Room of(long siteId, String name) {
        return new Room(siteId, name, null);
    }

    Room(long siteId, String name, Integer capacity) {
        this.siteId = siteId;
        this.name = name;
        this.capacity = capacity;
    }

    /** @param newCapacity how many people it holds, null when unknown */
    void change(long newSite, String newName, Integer newCapacity) {
        siteId = newSite;
        name = newName;
        capacity = newCapacity;
    }

    void retire(Instant now) {
        retiredAt = now;
    }

    void bringBack() {
        retiredAt = null;
    }

    public long siteId() {
        return siteId;
    }

    public String name() {
        return name;
    }
}
