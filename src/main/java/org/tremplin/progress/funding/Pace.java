package org.tremplin.progress.funding;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Somebody's progress towards a target, in the programme's unit. Months are calendar months: 400 hours from 1 January
 * to 30 April of the next year are 25 a month.
 *
 * @param done counted and credited from the first day until today, rounded as the programme rounds
 * @param left what is still to do; never below 0
 * @param percent of what is required, in whole percent, rounded down, at most 100
 * @param doneAMonth done per month since the first day, to one decimal, half up; null in the first days
 * @param neededAMonth needed per month from today on, to one decimal, rounded up; null once reached or past its last
 *     day
 */
public record Pace(
        BigDecimal done,
        int required,
        LocalDate from,
        LocalDate due,
        LocalDate today,
        State state,
        BigDecimal left,
        int percent,
        BigDecimal doneAMonth,
        BigDecimal neededAMonth)
        implements Serializable {
    /** Too early to judge the pace before this. */
    private static final int DAYS_OF_GRACE = 14;

    /** The state today. */
    public enum State {
        REACHED,
        /** The monthly pace so far is enough for what is left. */
        ON_TRACK,
        BEHIND,
        /** The last day is past. */
        OVER
    }

    static Pace of(BigDecimal done, int required, LocalDate from, LocalDate due, LocalDate today) {
        BigDecimal left = BigDecimal.valueOf(required).subtract(done).max(BigDecimal.ZERO);
        boolean young = ChronoUnit.DAYS.between(from, today) < DAYS_OF_GRACE;
        BigDecimal soFar = young ? null : aMonth(done, from, today.isAfter(due) ? due : today);
        BigDecimal needed = left.signum() == 0 || today.isAfter(due)
                ? null
                : aMonth(left, today.isBefore(from) ? from : today, due);
        State state;
        if (needed == null) {
            state = left.signum() == 0 ? State.REACHED : State.OVER;
        } else {
            state = young || soFar.compareTo(needed) >= 0 ? State.ON_TRACK : State.BEHIND;
        }
        return new Pace(
                done,
                required,
                from,
                due,
                today,
                state,
                left,
                percent(done, required),
                young ? null : soFar.setScale(1, RoundingMode.HALF_UP),
                needed == null ? null : needed.setScale(1, RoundingMode.UP));
    }

    private static int percent(BigDecimal done, int required) {
        return done.multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(required), 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(100))
                .intValue();
    }

    /** @param last included */
    private static BigDecimal aMonth(BigDecimal amount, LocalDate first, LocalDate last) {
        return amount.divide(months(first, last.plusDays(1)), MathContext.DECIMAL64);
    }

    /**
     * Whole months, plus the rest as a share of the month it belongs to.
     *
     * @param until not included, after {@code since}
     */
    private static BigDecimal months(LocalDate since, LocalDate until) {
        long whole = ChronoUnit.MONTHS.between(since, until);
        LocalDate rest = since.plusMonths(whole);
        long days = ChronoUnit.DAYS.between(rest, until);
        long length = ChronoUnit.DAYS.between(rest, since.plusMonths(whole + 1));
        return BigDecimal.valueOf(whole)
                .add(BigDecimal.valueOf(days).divide(BigDecimal.valueOf(length), MathContext.DECIMAL64));
    }
}
