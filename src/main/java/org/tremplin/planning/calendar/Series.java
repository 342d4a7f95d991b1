package org.tremplin.planning.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.tremplin.planning.PlanningRefusal;
import org.tremplin.platform.Refused;

/**
 * A rule that generates sessions: on which days and hours, how often, from when, and until when. Each meeting is a
 * recurrence rule of RFC 5545; closed days are left out and reported, and do not count toward the requested number or
 * hours.
 *
 * @param meetings at least one; two on the same day never overlap
 * @param frequency WEEKLY, or MONTHLY for "the first Monday"
 * @param interval every n weeks or months, counted from the week or month of {@code from}; 1 to 52
 * @param from the first day that may be used
 * @param until the last day that may be used
 * @param count how many sessions, null for as many as there are
 * @param minutes the total length, null for no limit: the session that reaches it is the last
 */
public record Series(
        List<Meeting> meetings,
        Every frequency,
        int interval,
        LocalDate from,
        LocalDate until,
        Integer count,
        Integer minutes)
        implements Serializable {
    /** What the interval counts. */
    public enum Every {
        WEEKLY,
        MONTHLY
    }

    /**
     * One day of the rule and its hours.
     *
     * @param ordinal for MONTHLY: 1 for the month's first such day, to 4; -1 for its last; ignored for WEEKLY
     */
    public record Meeting(DayOfWeek day, int ordinal, LocalTime from, LocalTime to) implements Serializable {
        boolean overlaps(Meeting other) {
            return day == other.day && from.isBefore(other.to) && other.from.isBefore(to);
        }

        int length() {
            return (int) Duration.between(from, to).toMinutes();
        }
    }

    /** A session that the rule generates. */
    public record Planned(LocalDate date, LocalTime from, LocalTime to) implements Serializable {}

    /** A day that is left out, and why. */
    public record Skipped(LocalDate date, LocalTime from, LocalTime to, String reason) implements Serializable {}

    /**
     * What the rule generates.
     *
     * @param minutes of all sessions together
     * @param reached false when the last day comes before the requested number or hours
     */
    public record Outcome(List<Planned> sessions, List<Skipped> skipped, int minutes, boolean reached)
            implements Serializable {}

    private static final int MOST = 500;

    /** Refuses an invalid rule: no meeting, hours that end before they begin or overlap, an interval out of range. */
    public Series {
        meetings = List.copyOf(meetings);
        if (meetings.isEmpty() || interval < 1 || interval > 52 || until.isBefore(from)) {
            throw new Refused(PlanningRefusal.SERIES_INCOMPLETE);
        }
        for (Meeting meeting : meetings) {
            if (!meeting.to().isAfter(meeting.from())) {
                throw new Refused(PlanningRefusal.SESSION_ENDS_BEFORE_START);
            }
            if (meetings.stream().anyMatch(other -> other != meeting && other.overlaps(meeting))) {
                throw new Refused(PlanningRefusal.SERIES_OVERLAPS_ITSELF);
            }
        }
    }

    /**
     * The sessions of the rule, by time.
     *
     * @param closed the reason of each closed day
     */
    public Outcome on(Map<LocalDate, String> closed) {
        List<Planned> sessions = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        int total = 0;
        for (Planned next : all()) {
            if (enough(sessions.size(), total)) {
                break;
            }
            String reason = closed.get(next.date());
            if (reason != null) {
                skipped.add(new Skipped(next.date(), next.from(), next.to(), reason));
            } else {
                sessions.add(next);
                total += (int) Duration.between(next.from(), next.to()).toMinutes();
            }
        }
        boolean open = count == null && minutes == null;
        return new Outcome(sessions, skipped, total, open || enough(sessions.size(), total));
    }

    private boolean enough(int sessions, int total) {
        return sessions >= MOST || count != null && sessions >= count || minutes != null && total >= minutes;
    }

    private List<Planned> all() {
        List<Planned> all = new ArrayList<>();
        for (Meeting meeting : meetings) {
            // the library begins a week's interval with the week of the seed; its limit is the day after the last one
            for (LocalDate date : new Recur<LocalDate>(rule(meeting)).getDates(seed(), from, until.plusDays(1))) {
                if (!date.isBefore(from) && !date.isAfter(until)) {
                    all.add(new Planned(date, meeting.from(), meeting.to()));
                }
            }
        }
        all.sort(Comparator.comparing(Planned::date).thenComparing(Planned::from));
        return all;
    }

    private LocalDate seed() {
        return frequency == Every.WEEKLY ? from.with(DayOfWeek.MONDAY) : from.withDayOfMonth(1);
    }

    private String rule(Meeting meeting) {
        String day = meeting.day().name().substring(0, 2);
        String which = frequency == Every.MONTHLY ? meeting.ordinal() + day : day;
        Frequency every = frequency == Every.MONTHLY ? Frequency.MONTHLY : Frequency.WEEKLY;
        return "FREQ=" + every + ";INTERVAL=" + interval + ";WKST=MO;BYDAY=" + which;
    }

    /**
     * The rule as it is stored with its sessions: a line per meeting, {@code 09:00-12:00
     * FREQ=WEEKLY;INTERVAL=1;BYDAY=MO}.
     */
    String text() {
        return meetings.stream()
                .map(m -> m.from() + "-" + m.to() + " " + rule(m))
                .collect(Collectors.joining("\n"));
    }
}
