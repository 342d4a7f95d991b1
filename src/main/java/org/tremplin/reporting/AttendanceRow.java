package org.tremplin.reporting;

import java.io.Serializable;
import org.tremplin.attendance.hours.HoursRow;

/**
 * How attendance went in a group, or with a trainer: of sessions that two trainers gave each has all, so that trainers are
 * not additive.
 *
 * @param sessions held
 * @param minutesGiven length of those
 * @param people different people with at least a minute present
 * @param minutesPresent of everybody, on the list or not
 * @param expected length of the held sessions for everybody who was on the list on their day
 * @param onList minutes present of those
 * @param offList minutes present of people who were not on the list that day: in no rate
 * @param rate attendance rate: minutes present on the list ÷ expected minutes, in percent, half up; null where nothing was expected
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
