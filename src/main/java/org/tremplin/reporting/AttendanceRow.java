package org.tremplin.reporting;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.Serializable;
import org.tremplin.attendance.HoursRow;

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
 */
public record AttendanceRow(
        long id,
        String title,
        long sessions,
        long minutesGiven,
        long people,
        long minutesPresent,
        long expected,
        long onList)
        implements Serializable {
    /** Minutes present of people who were not on the list that day: in no rate. */
    @JsonbProperty("offList")
    public long getOffList() {
        return minutesPresent - onList;
    }

    /** Attendance rate: minutes present on the list ÷ expected minutes, in percent, half up; null where nothing was expected. */
    @JsonbProperty("rate")
    public Long getRate() {
        return HoursRow.percent(onList, expected);
    }
}
