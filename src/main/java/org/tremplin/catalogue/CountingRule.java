package org.tremplin.catalogue;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a funder's programme counts (règle de comptage; design/domain.md §2, design/field.md §4.2). What is stored stays
 * minutes; everything derived from them for a programme is computed here.
 *
 * @param tolerance minutes at each end that are not deducted; whoever is later, or leaves earlier, loses all of them
 * @param distance whether sessions at a distance count, and absences from them are credited
 * @param credited for each reason of absence, how many days are credited to a person while the programme runs
 */
public record CountingRule(int tolerance, Unit unit, Rounding rounding, boolean distance, Map<Long, Integer> credited)
        implements Serializable {
    public static final int MOST_TOLERANCE = 60;
    public static final int MOST_DAYS = 366;

    /** From this time on a session belongs to the afternoon, on papers and where half-days are counted. */
    public static final LocalTime NOON = LocalTime.of(13, 0);

    /** The unit a programme counts in. */
    public enum Unit {
        HOUR(60),
        /** Used in Belgian adult education (promotion sociale). */
        PERIOD(50),
        LESSON(45),
        /** A morning or an afternoon with at least one counted minute. */
        HALF_DAY(0);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }

        /** 0 for a unit that has no length. */
        public int minutes() {
            return minutes;
        }
    }

    /** How a total is rounded, once; half-days are whole. */
    public enum Rounding {
        HUNDREDTH("0.01", RoundingMode.HALF_UP),
        HALF("0.5", RoundingMode.HALF_UP),
        WHOLE("1", RoundingMode.HALF_UP),
        /** Only complete units. */
        COMPLETED("1", RoundingMode.DOWN);

        private final BigDecimal step;
        private final RoundingMode mode;

        Rounding(String step, RoundingMode mode) {
            this.step = new BigDecimal(step);
            this.mode = mode;
        }
    }

    /**
     * One mark of one person in a held session.
     *
     * @param length of the session in minutes
     * @param distance whether the session was at a distance
     * @param reason of an excused absence, null when the person was present or no reason was given
     */
    public record Fact(
            LocalDate day,
            LocalTime startsAt,
            int length,
            boolean distance,
            boolean present,
            int late,
            int leftEarly,
            Long reason) {
        /** Minutes present, as a mark has them. */
        int attended() {
            return present ? CountingRule.present(length, late, leftEarly) : 0;
        }
    }

    /**
     * Minutes of presence in a session: never below zero, not even in one that was shortened since (design/domain.md
     * §2).
     */
    public static int present(int length, int late, int leftEarly) {
        return Math.max(0, length - late - leftEarly);
    }

    /**
     * The result of counting.
     *
     * @param attended minutes present, unchanged by any rule
     * @param counted minutes of presence under the rule
     * @param credited minutes of absence that the rule credits: never added to those attended
     * @param halfDays half-days with a counted minute
     * @param creditedHalfDays half-days with credited minutes only
     */
    public record Count(long attended, long counted, long credited, long halfDays, long creditedHalfDays)
            implements Serializable {
        public static final Count NOTHING = new Count(0, 0, 0, 0, 0);

        /** The sum for two people, or for two periods. */
        public Count plus(Count other) {
            return new Count(
                    attended + other.attended,
                    counted + other.counted,
                    credited + other.credited,
                    halfDays + other.halfDays,
                    creditedHalfDays + other.creditedHalfDays);
        }
    }

    private record HalfDay(LocalDate day, boolean morning) {}

    /** Every minute, in hours, nothing credited: the default rule. */
    public static CountingRule plain() {
        return new CountingRule(0, Unit.HOUR, Rounding.HUNDREDTH, true, Map.of());
    }

    /**
     * Counts one person's marks within a period.
     *
     * @param facts those of the period, and every excused absence before it, since those use up credited days
     */
    public Count count(List<Fact> facts, LocalDate from, LocalDate to) {
        long attended = 0;
        long counted = 0;
        long creditedMinutes = 0;
        Map<Long, Set<LocalDate>> used = new HashMap<>();
        Set<HalfDay> there = new HashSet<>();
        Set<HalfDay> excused = new HashSet<>();
        for (Fact fact : facts.stream()
                .filter(f -> !f.day.isAfter(to))
                .sorted(Comparator.comparing(Fact::day).thenComparing(Fact::startsAt))
                .toList()) {
            boolean counts = distance || !fact.distance;
            boolean credit = counts && !fact.present && isCredited(fact, used);
            if (fact.day.isBefore(from)) {
                continue;
            }
            HalfDay half = new HalfDay(fact.day, fact.startsAt.isBefore(NOON));
            if (fact.present) {
                attended += fact.attended();
                int minutes = counts ? minutes(fact) : 0;
                counted += minutes;
                if (minutes > 0) {
                    there.add(half);
                }
            } else if (credit) {
                creditedMinutes += fact.length;
                excused.add(half);
            }
        }
        excused.removeAll(there);
        return new Count(attended, counted, creditedMinutes, there.size(), excused.size());
    }

    private boolean isCredited(Fact absence, Map<Long, Set<LocalDate>> used) {
        int most = absence.reason == null ? 0 : credited.getOrDefault(absence.reason, 0);
        if (most == 0) {
            return false;
        }
        Set<LocalDate> days = used.computeIfAbsent(absence.reason, reason -> new HashSet<>());
        return days.contains(absence.day) || days.size() < most && days.add(absence.day);
    }

    private int minutes(Fact presence) {
        int missed = beyondTolerance(presence.late) + beyondTolerance(presence.leftEarly);
        return presence.attended() == 0 ? 0 : presence.length - missed;
    }

    private int beyondTolerance(int minutes) {
        return minutes <= tolerance ? 0 : minutes;
    }

    /** Presence in the unit, rounded. */
    public BigDecimal present(Count count) {
        return inUnits(count.counted, count.halfDays);
    }

    /** Credited absence in the unit, rounded. */
    public BigDecimal credit(Count count) {
        return inUnits(count.credited, count.creditedHalfDays);
    }

    /** Presence and credit in the unit, rounded once: not the sum of the two as they are shown. */
    public BigDecimal total(Count count) {
        return inUnits(count.counted + count.credited, count.halfDays + count.creditedHalfDays);
    }

    private BigDecimal inUnits(long minutes, long halfDays) {
        if (unit == Unit.HALF_DAY) {
            return BigDecimal.valueOf(halfDays);
        }
        BigDecimal steps = BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(unit.minutes).multiply(rounding.step), 0, rounding.mode);
        return steps.multiply(rounding.step);
    }
}
