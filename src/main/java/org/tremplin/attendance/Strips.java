package org.tremplin.attendance;

import java.sql.Date;
import java.sql.Time;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people's marks were in a group's last sessions, one letter per person and session, oldest first: P present, R late,
 * E excused or announced, A absent, - not marked.
 *
 * @param unmarked for people without a mark in any of them
 */
record Strips(Map<Long, char[]> marked, String unmarked) {
    /** @param rows session, its day and start, and of each mark in it the person, the status and the minutes late */
    static Strips read(List<Object[]> rows) {
        List<Long> sessions = rows.stream()
                .sorted(Comparator.comparing((Object[] row) -> (Date) row[1]).thenComparing(row -> (Time) row[2]))
                .map(row -> number(row[0]))
                .distinct()
                .toList();
        String unmarked = "-".repeat(sessions.size());
        Map<Long, char[]> strips = new HashMap<>();
        rows.stream().filter(row -> row[3] != null).forEach(row -> {
            char[] strip = strips.computeIfAbsent(number(row[3]), person -> unmarked.toCharArray());
            strip[sessions.indexOf(number(row[0]))] =
                    letter(AttendanceMark.Status.valueOf((String) row[4]), number(row[5]));
        });
        return new Strips(strips, unmarked);
    }

    String of(long person) {
        char[] strip = marked.get(person);
        return strip == null ? unmarked : new String(strip);
    }

    private static char letter(AttendanceMark.Status status, long late) {
        return switch (status) {
            case PRESENT -> late > 0 ? 'R' : 'P';
            case ABSENT -> 'A';
            case EXCUSED, ANNOUNCED -> 'E';
        };
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
