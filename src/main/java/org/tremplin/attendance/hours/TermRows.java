package org.tremplin.attendance.hours;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.planning.Session;

/** Reads a term from query results in which many rows are grouped into one cell. */
final class TermRows {
    /** For MySQL, which truncates a grouped cell after 1,024 bytes by default; for MariaDB this is a comment. */
    static final String WHOLE = "/*+ SET_VAR(group_concat_max_len = 16000000) */";

    private final LocalDate today;
    private final String title;
    private final LocalDate from;
    private final LocalDate to;
    private final SignNumbers numbers;
    private final Set<Long> justified = new HashSet<>();
    private final Set<Long> people = new TreeSet<>();
    private final List<Term.Meeting> held = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private final Map<Long, Map<Integer, Term.Mark>> marks = new HashMap<>();
    private final List<Term.Line> lines = new ArrayList<>();

    /** @param row title, first and last day, the thresholds, the justified reasons, everybody ever enrolled */
    TermRows(LocalDate today, Object[] row) {
        this.today = today;
        title = (String) row[0];
        LocalDate first = ((Date) row[1]).toLocalDate();
        LocalDate last = ((Date) row[2]).toLocalDate();
        to = last.isBefore(today) ? last : today;
        from = first.isBefore(to.minusYears(1)) ? to.minusYears(1) : first;
        numbers = new SignNumbers(
                number(row[3]),
                (int) number(row[4]),
                (int) number(row[5]),
                (int) number(row[6]),
                (int) number(row[7]),
                (int) number(row[8]));
        read(row[9], cell -> justified.add(cell.number()));
        read(row[10], cell -> people.add(cell.number()));
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    /** The people whose names are needed; those who are on the list on no day are left out later. */
    Set<Long> people() {
        return people;
    }

    /** @param rows id, day, minutes, status, and for each mark the person, a letter, the minutes and the reason */
    void sessions(List<?> rows) {
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            boolean counts = Session.Status.HELD.name().equals(row[3]);
            int place = held.size();
            if (counts) {
                held.add(new Term.Meeting(number(row[0]), ((Date) row[1]).toLocalDate(), number(row[2])));
                places.put(number(row[0]), place);
            }
            read(row[4], cell -> {
                Map<Integer, Term.Mark> theirs = marks.computeIfAbsent(cell.number(), person -> new HashMap<>());
                Term.Mark mark = mark(cell);
                if (counts) {
                    theirs.put(place, mark);
                }
            });
        }
        people.addAll(marks.keySet());
    }

    private Term.Mark mark(Cells cell) {
        char letter = cell.letter();
        long minutes = cell.number();
        boolean excuse = cell.hasMore() && cell.letter() == '/' && justified.contains(cell.number());
        AttendanceMark.Status status = switch (letter) {
            case 'A' -> AttendanceMark.Status.ABSENT;
            case 'E' -> AttendanceMark.Status.EXCUSED;
            default -> AttendanceMark.Status.PRESENT;
        };
        return new Term.Mark(status, letter == 'R', minutes, excuse);
    }

    /** @param rows id, name, and the sessions in which the person is expected */
    void lines(List<?> rows) {
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            boolean[] expected = new boolean[held.size()];
            Term.Mark[] theirs = new Term.Mark[held.size()];
            read(row[2], cell -> {
                Integer place = places.get(cell.number());
                if (place != null) {
                    expected[place] = true;
                }
            });
            Map<Integer, Term.Mark> said = marks.get(number(row[0]));
            if (said != null) {
                said.forEach((place, mark) -> theirs[place] = mark);
            }
            if (said != null || row[2] != null) {
                lines.add(new Term.Line(number(row[0]), (String) row[1], expected, theirs));
            }
        }
    }

    Term term() {
        return Term.of(title, from, to, held, lines, today, numbers);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    // ---------------------------------------------------------------- grouped cells

    /** An aggregate of all rows of a query: their number, then each. @param columns of a row, letters between numbers */
    static String cells(String columns) {
        return "concat(count(*), ';', group_concat(" + columns + ", ';' separator ''))";
    }

    private interface Reader {
        void read(Cells cell);
    }

    private static void read(Object column, Reader reader) {
        if (column == null) {
            return;
        }
        // the driver returns a cell of numbers alone as bytes
        Cells cells = new Cells(
                column instanceof byte[] bytes ? new String(bytes, StandardCharsets.US_ASCII) : (String) column);
        long number = cells.number();
        cells.end();
        for (long i = 0; i < number; i++) {
            reader.read(cells);
            cells.end();
        }
    }

    /** Reads a cell from left to right; a truncated one has no end. */
    private static final class Cells {
        private final String text;
        private int at;

        Cells(String text) {
            this.text = text;
        }

        long number() {
            long number = 0;
            for (; text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
                number = 10 * number + text.charAt(at) - '0';
            }
            return number;
        }

        char letter() {
            return text.charAt(at++);
        }

        boolean hasMore() {
            return text.charAt(at) != ';';
        }

        void end() {
            if (letter() != ';') {
                throw new IllegalStateException("no end at " + at + ": " + text);
            }
        }
    }
}
