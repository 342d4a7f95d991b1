package org.tremplin.catalogue;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What was counted is counted otherwise from now on. Whoever keeps what was told to funders may refuse it, in the same
 * transaction.
 *
 * @param id of an activity, a programme or a reason of absence
 * @param since the first day that may be concerned, null for all
 */
public record CountedOtherwise(What what, long id, LocalDate since) implements Serializable {
    /** What is counted otherwise. */
    public enum What {
        ACTIVITY,
        PROGRAMME,
        REASON
    }

    /** The earlier of two first days, of which null is before all. */
    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }
}
