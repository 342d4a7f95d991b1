package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;

/** Selects sessions: from one day to another, and by each further criterion that is not 0 or null. */
public record SessionFilter(
        LocalDate from, LocalDate to, long group, long room, long trainer, long site, long pole, Session.Status status)
        implements Serializable {
    /** Every session of a period. */
    public static SessionFilter between(LocalDate from, LocalDate to) {
        return new SessionFilter(from, to, 0, 0, 0, 0, 0, null);
    }

    /** A group's sessions in a period. */
    public static SessionFilter of(long group, LocalDate from, LocalDate to) {
        return new SessionFilter(from, to, group, 0, 0, 0, 0, null);
    }
}
