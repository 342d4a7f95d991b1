package org.tremplin.attendance.hours;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.hours.SignInSheet.Line;
import org.tremplin.attendance.hours.SignInSheet.Meeting;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Session;

/**
 * A group's term so far: every held session, everybody's marks, and who may be dropping out.
 *
 * @param from the first day of the period
 * @param to the last day
 * @param meetings held sessions, by time
 * @param rows people with a sign first, then by name
 */
public record Term(GroupView group, LocalDate from, LocalDate to, List<Meeting> meetings, List<Row> rows)
        implements Serializable {
    private static final double PERCENT = 100;

    /**
     * Why somebody who was expected in the last weeks should be called; people who left or are on leave have no signs.
     * The thresholds: {@link SignNumbers}.
     */
    public enum Sign {
        /** The last marks are unexcused absences. */
        ABSENT_IN_A_ROW,
        /** Too few of the expected minutes of the last weeks, if there were enough sessions. */
        LOW_RATE,
        /** Expected in the last days, and neither present nor excused since. */
        NO_NEWS
    }

    /**
     * One person.
     *
     * @param cells one for each session: present, late, excused, absent, unmarked, or empty if not expected
     * @param minutes present, on the list or not: as on the sheet, the certificate and the learner's page
     * @param onList minutes present in the sessions on whose day the person was on the list
     * @param expected length of the held sessions while the person was on the list
     * @param justified length of those missed for a justified reason
     * @param streak the number of last sessions attended in a row; unmarked ones are skipped
     */
    public record Row(
            long person,
            String name,
            List<String> cells,
            long minutes,
            long onList,
            long expected,
            long justified,
            int streak,
            Set<Sign> signs)
            implements Serializable {
        /**
         * Attendance rate: minutes present on the list ÷ expected minutes, in percent, half up; null if nothing was
         * expected.
         */
        public Long rate() {
            return HoursRow.percent(onList, expected);
        }

        /** Minutes present while not on the list; they are in no rate. */
        public long offList() {
            return minutes - onList;
        }

        /**
         * Diligence: minutes present on the list ÷ (expected minutes − minutes of justified absences), in percent, half
         * up.
         */
        public Long diligence() {
            return HoursRow.percent(onList, expected - justified);
        }
    }

    static Term of(SignInSheet sheet, LocalDate today, SignNumbers numbers) {
        List<Meeting> held = sheet.meetings().stream()
                .filter(m -> m.status() == Session.Status.HELD)
                .toList();
        List<Row> rows = sheet.lines().stream()
                .map(line -> row(line, held, today, numbers))
                .sorted(Comparator.comparing(row -> row.signs().isEmpty()))
                .toList();
        return new Term(sheet.group(), sheet.from(), sheet.to(), held, rows);
    }

    private static Row row(Line line, List<Meeting> held, LocalDate today, SignNumbers numbers) {
        List<Meeting> expected =
                held.stream().filter(m -> line.expected().contains(m.session())).toList();
        return new Row(
                line.person(),
                line.name(),
                held.stream().map(m -> cell(line, m)).toList(),
                line.minutes(held),
                line.minutes(expected),
                length(expected),
                length(expected.stream()
                        .filter(m -> line.justified().contains(m.session()))
                        .toList()),
                streak(line, expected),
                signs(line, expected, today, numbers));
    }

    private static int streak(Line line, List<Meeting> expected) {
        int streak = 0;
        for (int i = expected.size() - 1; i >= 0; i--) {
            MarkView mark = line.marks().get(expected.get(i).session());
            if (mark != null && mark.minutes() == 0) {
                break;
            }
            streak += mark == null ? 0 : 1;
        }
        return streak;
    }

    /**
     * The whole group's rate: minutes present on the list ÷ expected minutes, in percent; null if nothing was expected.
     */
    public Long rate() {
        return HoursRow.percent(
                minutes() - offList(), rows.stream().mapToLong(Row::expected).sum());
    }

    /** Minutes present of people who were not on the list that day; they are in no rate. */
    public long offList() {
        return rows.stream().mapToLong(Row::offList).sum();
    }

    /** Minutes present of everybody. */
    public long minutes() {
        return rows.stream().mapToLong(Row::minutes).sum();
    }

    private static long length(List<Meeting> meetings) {
        return meetings.stream().mapToLong(Meeting::minutes).sum();
    }

    private static String cell(Line line, Meeting meeting) {
        MarkView mark = line.marks().get(meeting.session());
        if (mark == null) {
            return line.expected().contains(meeting.session()) ? "unmarked" : "";
        }
        return switch (mark.status()) {
            case PRESENT -> mark.minutesLate() > 0 ? "late" : "present";
            case EXCUSED, ANNOUNCED -> "excused";
            case ABSENT -> "absent";
        };
    }

    private static Set<Sign> signs(Line line, List<Meeting> expected, LocalDate today, SignNumbers numbers) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        List<Meeting> month = since(expected, today.minusDays(numbers.rateDays()));
        if (month.isEmpty()) {
            return signs;
        }
        List<AttendanceMark.Status> marks = expected.stream()
                .filter(m -> line.marks().containsKey(m.session()))
                .map(m -> line.marks().get(m.session()).status())
                .toList();
        List<AttendanceMark.Status> last = marks.subList(Math.max(0, marks.size() - numbers.absences()), marks.size());
        if (last.size() == numbers.absences() && last.stream().allMatch(s -> s == AttendanceMark.Status.ABSENT)) {
            signs.add(Sign.ABSENT_IN_A_ROW);
        }
        if (month.size() >= numbers.rateAfter() && line.minutes(month) * PERCENT < numbers.rate() * length(month)) {
            signs.add(Sign.LOW_RATE);
        }
        LocalDate heard = expected.stream()
                .filter(m -> heardOf(line, m))
                .reduce((first, second) -> second)
                .orElse(expected.get(0))
                .date();
        if (!heard.isAfter(today.minusDays(numbers.newsDays()))
                && !since(expected, today.minusDays(numbers.newsDays())).isEmpty()) {
            signs.add(Sign.NO_NEWS);
        }
        return signs;
    }

    private static List<Meeting> since(List<Meeting> meetings, LocalDate day) {
        return meetings.stream().filter(m -> !m.date().isBefore(day)).toList();
    }

    /** Present, excused or unmarked: an unmarked person may have been present, so nobody calls them for that. */
    private static boolean heardOf(Line line, Meeting meeting) {
        MarkView mark = line.marks().get(meeting.session());
        return mark == null || mark.status() != AttendanceMark.Status.ABSENT;
    }
}
