package org.tremplin.progress;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A learner's own page.
 *
 * @param next the next session, null when none is planned
 * @param minutesThisYear minutes present in held sessions since 1 January
 * @param sessionsThisYear held sessions with at least a minute present since 1 January
 * @param past the last held sessions on whose day the person was on the list, or came all the same, the newest first
 * @param groups titles of the groups the person is in
 */
public record MyProgress(
        String name, Meeting next, long minutesThisYear, long sessionsThisYear, List<Past> past, List<String> groups)
        implements Serializable {

    /** A session to come. @param trainer first names, empty when not known */
    public record Meeting(
            String title,
            String room,
            String site,
            String trainer,
            LocalDate date,
            LocalTime startsAt,
            LocalTime endsAt)
            implements Serializable {}

    /** A session that was. @param minutes present; 0 when not there or not marked */
    public record Past(String title, LocalDate date, long minutes, boolean marked) implements Serializable {}

    /** So many of the last sessions in a row that they were there; those not marked yet do not count. */
    public int streak() {
        int streak = 0;
        for (Past lesson : past) {
            if (lesson.marked && lesson.minutes == 0) {
                break;
            }
            streak += lesson.marked ? 1 : 0;
        }
        return streak;
    }

    /** Whole hours and minutes, for people who read digits. */
    public long hours() {
        return minutesThisYear / 60;
    }

    public long minutesBeside() {
        return minutesThisYear % 60;
    }
}
