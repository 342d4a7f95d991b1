package org.tremplin.enrolment;

import java.io.Serializable;

/** A group and its places. @param taken ENROLLED and OFFERED @param waiting on the waiting list */
public record GroupPlaces(long group, String title, String activity, int capacity, long taken, long waiting)
        implements Serializable {
    public long free() {
        return Math.max(0, capacity - taken);
    }
}
