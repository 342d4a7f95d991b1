package org.tremplin.reporting;

import java.io.Serializable;
import org.tremplin.attendance.hours.HoursRow;

/**
 * Attendance in a group, or with a trainer. A session with two trainers counts in full for each, so that the rows of
 * trainers do not add up.
 *
 * @param sessions held sessions
 * @param minutesGiven their length
 * @param people different people with at least a minute present
 * @param minutesPresent of everybody, on the list or not
 * @param expected length of the held sessions, for each person on the list that day
 * @param onList minutes present of those people
 * @param offList minutes present of people who were not on the list that day; they are in no rate
 * @param rate attendance rate: minutes present on the list ÷ expected minutes, in percent, half up; null if nothing was
 *     expected
 */
public record AttendanceRow(
        long id,
        String title,
        long sessions,
        long minutesGiven,
        long people,
        long minutesPresent,
        long expected,
        long onList,
        long offList,
        Long rate)
        implements Serializable {
    AttendanceRow(
            long id,
            String title,
            long sessions,
            long minutesGiven,
            long people,
            long minutesPresent,
            long expected,
            long onList) {
        this(
                id,
                title,
                sessions,
                minutesGiven,
                people,
                minutesPresent,
                expected,
                onList,
                minutesPresent - onList,
                HoursRow.percent(onList, expected));
    }
}
