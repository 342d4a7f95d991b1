package org.tremplin.progress;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far somebody is on the way to a target, in the programme's unit. A month is one of the calendar: 400 hours from 1
 * January to 30 April of the next year are 25 a month.
 *
 * @param done counted and credited from the first day until today, rounded as the programme rounds
 */
public record Pace(BigDecimal done, int required, LocalDate from, LocalDate due, LocalDate today)
        implements Serializable {
    /** Before that a pace says nothing. */
    private static final int DAYS_OF_GRACE = 14;

    /** How it looks today. */
    public enum State {
        REACHED,
        /** What was done a month so far is enough for what is left. */
        ON_TRACK,
        BEHIND,
        /** The last day is past. */
        OVER
    }

    public State state() {
        if (left().signum() == 0) {
            return State.REACHED;
        }
        if (today.isAfter(due)) {
            return State.OVER;
        }
        boolean young = ChronoUnit.DAYS.between(from, today) < DAYS_OF_GRACE;
        return young || soFar().compareTo(needed()) >= 0 ? State.ON_TRACK : State.BEHIND;
    }

    /** What is still to do; never below 0. */
    public BigDecimal left() {
        return BigDecimal.valueOf(required).subtract(done).max(BigDecimal.ZERO);
    }

    /** What is needed a month from today on, to one decimal, rounded up; null when it is reached or past. */
    public BigDecimal neededAMonth() {
        return state() == State.REACHED || state() == State.OVER ? null : needed().setScale(1, RoundingMode.UP);
    }

    /** What was done a month since the first day, to one decimal, half up; null in the first days. */
    public BigDecimal doneAMonth() {
        return ChronoUnit.DAYS.between(from, today) < DAYS_OF_GRACE ? null : soFar().setScale(1, RoundingMode.HALF_UP);
    }

    /** Whole percent of what is required, never more than 100, never rounded up to it. */
    public int percent() {
        return done.multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(required), 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(100))
                .intValue();
    }

    private BigDecimal needed() {
        return left().divide(months(today.isBefore(from) ? from : today, due.plusDays(1)), MathContext.DECIMAL64);
    }

    private BigDecimal soFar() {
        LocalDate until = (today.isAfter(due) ? due : today).plusDays(1);
        return done.divide(months(from, until), MathContext.DECIMAL64);
    }

    /** Whole months and a part of the next, as a share of its own length. @param until not included, after {@code since} */
    private static BigDecimal months(LocalDate since, LocalDate until) {
        long whole = ChronoUnit.MONTHS.between(since, until);
        LocalDate rest = since.plusMonths(whole);
        long days = ChronoUnit.DAYS.between(rest, until);
        long length = ChronoUnit.DAYS.between(rest, since.plusMonths(whole + 1));
        return BigDecimal.valueOf(whole)
                .add(BigDecimal.valueOf(days).divide(BigDecimal.valueOf(length), MathContext.DECIMAL64));
    }
}
