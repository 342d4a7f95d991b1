package org.tremplin.attendance.hours;

import java.io.Serializable;

/**
 * The thresholds for suggesting a call.
 *
 * @param absences so many unexcused absences in a row
 * @param rate less than this percentage of the expected minutes
 * @param rateWeeks over so many weeks
 * @param rateAfter if at least so many sessions were held in them
 * @param newsDays expected within so many days, and neither present nor excused
 */
public record SignNumbers(long version, int absences, int rate, int rateWeeks, int rateAfter, int newsDays)
        implements Serializable {
    private static final int DAYS_OF_A_WEEK = 7;

    /** The usual thresholds in the field (design/field.md, 4.4). */
    static SignNumbers usual() {
        return new SignNumbers(0, 3, 60, 4, 5, 14);
    }

    int rateDays() {
        return rateWeeks * DAYS_OF_A_WEEK;
    }
}
