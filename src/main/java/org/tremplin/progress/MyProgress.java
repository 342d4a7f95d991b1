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
 * @param past the last held sessions, newest first, for which the person was on the list or in which they were present
 * @param groups titles of the groups the person is in
 */
public record MyProgress(
        String name, Meeting next, long minutesThisYear, long sessionsThisYear, List<Past> past, List<String> groups)
        implements Serializable {

    /** An upcoming session. @param trainer first names, empty when unknown */
    public record Meeting(
            String title,
            String room,
            String site,
            String trainer,
            LocalDate date,
            LocalTime startsAt,
            LocalTime endsAt)
            implements Serializable {}

    /** A past session. @param minutes present; 0 when absent or not marked */
    public record Past(String title, LocalDate date, long minutes, boolean marked) implements Serializable {}

    /** The number of last sessions attended in a row; unmarked ones are skipped. */
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

    /** Whole hours; {@link #minutesBeside} has the rest. */
    public long hours() {
        return minutesThisYear / 60;
    }

    public long minutesBeside() {
        return minutesThisYear % 60;
    }
}
