package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How far a month's attendance is.
 *
 * @param first its first day
 * @param held sessions that took place
 * @param sealed those of them whose sheet is sealed
 * @param uncalled past sessions that are neither held nor cancelled
 * @param incomplete held sessions of a month that is open in which somebody on the list is not noted
 * @param state whether it is closed, can be closed, or has to wait: for its end, for the month before
 */
public record MonthRow(LocalDate first, long held, long sealed, long uncalled, long incomplete, State state)
        implements Serializable {
    /** LAST_CLOSED can be opened again. */
    public enum State {
        WAITING,
        CLOSABLE,
        CLOSED,
        LAST_CLOSED
    }

    public LocalDate last() {
        return first.plusMonths(1).minusDays(1);
    }
}
