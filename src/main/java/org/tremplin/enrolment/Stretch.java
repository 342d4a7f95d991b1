package org.tremplin.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Consecutive days on which somebody is on a group's list, as {@link Attending} defines it. Used when a history is
 * rewritten, to keep its days.
 *
 * @param to the last of them; {@link LocalDate#MAX} if it is open-ended
 */
record Stretch(LocalDate from, LocalDate to) {
    /** A change between on leave and back, in the order of time. */
    record Turn(boolean away, LocalDate day) {}

    /**
     * The stretches of an enrolment.
     *
     * @param enrolledOn null if never on the list
     * @param endedOn null while it is live
     */
    static List<Stretch> of(LocalDate enrolledOn, LocalDate endedOn, List<Turn> turns) {
        List<Stretch> stretches = new ArrayList<>();
        if (enrolledOn == null) {
            return stretches;
        }
        boolean away = false;
        LocalDate since = enrolledOn;
        for (Turn turn : turns) {
            if (turn.away() && !away) {
                stretches.add(new Stretch(since, turn.day().minusDays(1)));
            } else if (!turn.away() && away) {
                since = later(enrolledOn, turn.day());
            }
            away = turn.away();
        }
        if (!away) {
            stretches.add(new Stretch(since, LocalDate.MAX));
        }
        return union(stretches.stream()
                .map(s -> new Stretch(s.from, endedOn == null || s.to.isBefore(endedOn) ? s.to : endedOn))
                .toList());
    }

    /** The union of these days, in as few stretches as possible. */
    static List<Stretch> union(List<Stretch> all) {
        List<Stretch> union = new ArrayList<>();
        for (Stretch next : all.stream()
                .filter(s -> !s.to.isBefore(s.from))
                .sorted(Comparator.comparing(Stretch::from))
                .toList()) {
            Stretch last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last == null || last.to.isBefore(next.from.minusDays(1))) {
                union.add(next);
            } else if (last.to.isBefore(next.to)) {
                union.set(union.size() - 1, new Stretch(last.from, next.to));
            }
        }
        return union;
    }

    static List<Stretch> union(List<Stretch> some, List<Stretch> others) {
        return union(Stream.concat(some.stream(), others.stream()).toList());
    }

    /**
     * The turns of a live enrolment with these stretches.
     *
     * @param enrolledOn its first day; null if never on the list
     */
    static List<Turn> turns(LocalDate enrolledOn, List<Stretch> stretches) {
        List<Turn> turns = new ArrayList<>();
        LocalDate away = enrolledOn;
        for (Stretch stretch : stretches) {
            if (away.isBefore(stretch.from)) {
                turns.add(new Turn(true, away));
                turns.add(new Turn(false, stretch.from));
            }
            away = stretch.to.equals(LocalDate.MAX) ? null : stretch.to.plusDays(1);
        }
        if (away != null) {
            turns.add(new Turn(true, away));
        }
        return turns;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
