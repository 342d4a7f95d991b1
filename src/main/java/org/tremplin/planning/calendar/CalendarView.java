package org.tremplin.planning.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** The views of the calendar, and how many days each shows. */
public enum CalendarView {
    DAY,
    WEEK,
    MONTH,
    ROOMS,
    TRAINERS,
    SITES,
    POLES,
    AGENDA;

    /** The view with this name in an address; the week if there is none. */
    static CalendarView named(String name) {
        return Arrays.stream(values())
                .filter(view -> view.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(WEEK);
    }

    LocalDate from(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case MONTH -> date.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        };
    }

    LocalDate to(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case MONTH ->
                date.with(TemporalAdjusters.lastDayOfMonth()).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case AGENDA -> from(date).plusDays(13);
            default -> from(date).plusDays(6);
        };
    }

    LocalDate step(LocalDate date, int by) {
        return switch (this) {
            case DAY -> date.plusDays(by);
            case MONTH -> date.plusMonths(by);
            case AGENDA -> date.plusWeeks(2L * by);
            default -> date.plusWeeks(by);
        };
    }
}
