package org.tremplin.attendance.hours;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tremplin.attendance.AttendanceMark;

/**
 * A group's term so far: every held session, everybody's marks, and who may be dropping out.
 *
 * @param title of the group
 * @param from the first day of the period
 * @param to the last day
 * @param meetings held sessions, by time
 * @param rows people with a sign first, then by name
 */
public record Term(String title, LocalDate from, LocalDate to, List<Meeting> meetings, List<Row> rows)
        implements Serializable {
    private static final double PERCENT = 100;

    /** A held session and its length. */
    public record Meeting(long session, LocalDate date, long minutes) implements Serializable {}

    /** A mark. @param minutes present @param justified whether its reason is accepted as justified */
    record Mark(AttendanceMark.Status status, boolean late, long minutes, boolean justified) {}

    /**
     * A person who was on the list of a session of the group, held or not, or has a mark in one.
     *
     * @param expected whether on the list, by meeting
     * @param marks by meeting, null for none
     */
    record Line(long person, String name, boolean[] expected, Mark[] marks) {}

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

    /** @param lines by name */
    static Term of(
            String title,
            LocalDate from,
            LocalDate to,
            List<Meeting> held,
            List<Line> lines,
            LocalDate today,
            SignNumbers numbers) {
        List<Row> rows = lines.stream()
                .map(line -> row(line, held, today, numbers))
                .sorted(Comparator.comparing(row -> row.signs().isEmpty()))
                .toList();
        return new Term(title, from, to, held, rows);
    }

    private static Row row(Line line, List<Meeting> held, LocalDate today, SignNumbers numbers) {
        String[] cells = new String[held.size()];
        long minutes = 0;
        long onList = 0;
        long expected = 0;
        long justified = 0;
        int streak = 0;
        for (int i = 0; i < cells.length; i++) {
            Mark mark = line.marks[i];
            cells[i] = cell(mark, line.expected[i]);
            minutes += mark == null ? 0 : mark.minutes;
            if (line.expected[i]) {
                expected += held.get(i).minutes;
                if (mark != null) {
                    onList += mark.minutes;
                    justified += mark.justified ? held.get(i).minutes : 0;
                    streak = mark.minutes == 0 ? 0 : streak + 1;
                }
            }
        }
        return new Row(
                line.person,
                line.name,
                List.of(cells),
                minutes,
                onList,
                expected,
                justified,
                streak,
                signs(line, held, today, numbers));
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

    private static String cell(Mark mark, boolean expected) {
        if (mark == null) {
            return expected ? "unmarked" : "";
        }
        return switch (mark.status) {
            case PRESENT -> mark.late ? "late" : "present";
            case EXCUSED, ANNOUNCED -> "excused";
            case ABSENT -> "absent";
        };
    }

    /** Looks only at the sessions in which the person was expected. */
    private static Set<Sign> signs(Line line, List<Meeting> held, LocalDate today, SignNumbers numbers) {
        LocalDate month = today.minusDays(numbers.rateDays());
        LocalDate news = today.minusDays(numbers.newsDays());
        int sessions = 0;
        long length = 0;
        long there = 0;
        int absences = 0;
        LocalDate heard = null;
        LocalDate last = null;
        for (int i = 0; i < held.size(); i++) {
            if (line.expected[i]) {
                Mark mark = line.marks[i];
                last = held.get(i).date;
                if (!last.isBefore(month)) {
                    sessions++;
                    length += held.get(i).minutes;
                    there += mark == null ? 0 : mark.minutes;
                }
                boolean absent = mark != null && mark.status == AttendanceMark.Status.ABSENT;
                absences = mark == null ? absences : absent ? absences + 1 : 0;
                // an unmarked person may have been present, so nobody calls them for that
                heard = heard == null || !absent ? last : heard;
            }
        }
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (sessions == 0) {
            return signs;
        }
        if (absences >= numbers.absences()) {
            signs.add(Sign.ABSENT_IN_A_ROW);
        }
        if (sessions >= numbers.rateAfter() && there * PERCENT < numbers.rate() * length) {
            signs.add(Sign.LOW_RATE);
        }
        if (!heard.isAfter(news) && !last.isBefore(news)) {
            signs.add(Sign.NO_NEWS);
        }
        return signs;
    }
}
