package org.tremplin.progress.funding;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/**
 * A file in the overview.
 *
 * @param due the last day that counts
 * @param missing what it lacks; empty = complete
 */
public record SchemeRow(
        long target, long person, String name, String programme, LocalDate due, boolean waived, Set<Missing> missing)
        implements Serializable {
    /** What a file can lack. */
    public enum Missing {
        CONTRACT,
        ENTRY,
        EXIT,
        PROOF,
        /** At this pace the target is missed. */
        PACE
    }
}
