package org.tremplin.catalogue;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Event: what was counted would now be counted differently. An observer that holds figures reported to funders may
 * refuse the change, in the same transaction.
 *
 * @param id of an activity, a programme or a reason of absence
 * @param since the first day that may be affected, null for all
 */
public record CountedOtherwise(What what, long id, LocalDate since) implements Serializable {
    /** What is counted differently. */
    public enum What {
        ACTIVITY,
        PROGRAMME,
        REASON
    }

    /** The earlier of two first days, where null comes before all. */
    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }
}
