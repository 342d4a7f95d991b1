package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** A type in the association's own words (fle, cuisine …), and the kind that the product knows behind it. */
@Entity
@Table(name = "activity_type")
public class ActivityType extends Stored {
    /** What the product treats differently. */
    public enum Kind {
        COURSE,
        LITERACY,
        WORKSHOP,
        CIVIC_MODULE,
        SOLIDARITY,
        EVENT,
        COMMUNITY,
        EXCHANGE;

        /** Workshops and events take whoever comes; courses and modules have a list. */
        public boolean usuallyOpen() {
            return this != COURSE && this != LITERACY && this != CIVIC_MODULE;
        }
    }

    @Column(name = "code")
    private String code;

    @Column(name = "title")
    private String title;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "position")
    private int position;

    protected ActivityType() {}

    ActivityType(String code, String title, Kind kind, int position) {
        this.code = code;
        this.title = title;
        this.kind = kind;
        this.position = position;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }
}
