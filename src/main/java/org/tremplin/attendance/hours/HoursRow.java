package org.tremplin.attendance.hours;

import java.io.Serializable;

/**
 * One person's hours in one group in a period; only sessions that were held count.
 *
 * @param sessions with at least a minute present
 * @param minutes present
 * @param expected length of the sessions on whose day the person was on the list
 * @param onList minutes present in those
 */
public record HoursRow(
        long person,
        String name,
        long group,
        String groupTitle,
        String activity,
        String site,
        long sessions,
        long minutes,
        long expected,
        long onList)
        implements Serializable {
    /** Minutes present while not on the list; they are in no rate. */
    public long offList() {
        return minutes - onList;
    }

    /**
     * Attendance rate: minutes present on the list ÷ expected minutes, in percent, half up; null if nothing was
     * expected.
     */
    public Long rate() {
        return percent(onList, expected);
    }

    /**
     * One number as a percentage of another, rounded once; null if the other is 0. Every attendance rate is computed
     * here.
     */
    public static Long percent(long part, long whole) {
        return whole <= 0 ? null : Math.round(100.0 * part / whole);
    }
}
