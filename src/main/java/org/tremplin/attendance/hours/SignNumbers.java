package org.tremplin.attendance.hours;

import java.io.Serializable;

/**
 * When somebody should be called.
 *
 * @param absences unexcused ones in a row
 * @param rate less than so many percent of the expected minutes
 * @param rateWeeks in so many weeks
 * @param rateAfter once so many sessions were held in them
 * @param newsDays expected in so many days, and neither there nor excused
 */
public record SignNumbers(long version, int absences, int rate, int rateWeeks, int rateAfter, int newsDays)
        implements Serializable {
    private static final int DAYS_OF_A_WEEK = 7;

    /** The defaults of the field (design/field.md, 4.4). */
    static SignNumbers usual() {
        return new SignNumbers(0, 3, 60, 4, 5, 14);
    }

    int rateDays() {
        return rateWeeks * DAYS_OF_A_WEEK;
    }
}
