package org.tremplin.reporting;

import java.io.Serializable;

/**
 * Different people with a step of this kind, employer and contract that begins in the period. The last row counts each
 * person once: {@link #TOTAL}.
 *
 * @param kind code of the kind of step, or TOTAL
 * @param employer in its most frequent spelling, and the alphabetically first of equally frequent ones; the same for
 *     contract
 * @param people null if the reader may not see it: {@link SmallCounts}
 * @param small whether that is because there are one to four of them
 */
public record EmploymentCount(String kind, String title, String employer, String contract, Long people, boolean small)
        implements Serializable {
    public static final String TOTAL = "TOTAL";

    EmploymentCount(String kind, String title, String employer, String contract, long people) {
        this(kind, title, employer, contract, people, false);
    }

    static EmploymentCount ofAll(long people) {
        return new EmploymentCount(TOTAL, "", "", "", people);
    }

    public boolean total() {
        return kind.equals(TOTAL);
    }

    /** "7", "< 5", or "*" if it is hidden only because it would reveal another count. */
    public String shown() {
        return people != null ? String.valueOf(people) : small ? SmallCounts.FEW : SmallCounts.HIDDEN;
    }

    EmploymentCount masked(boolean isSmall) {
        return new EmploymentCount(kind, title, employer, contract, null, isSmall);
    }
}
