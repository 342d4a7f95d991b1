package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The state of a month's attendance.
 *
 * @param first its first day
 * @param held sessions that took place
 * @param sealed those of them whose sheet is sealed
 * @param uncalled past sessions that are neither held nor cancelled
 * @param incomplete in an open month, held sessions in which somebody on the list has no mark
 * @param state whether it is closed, can be closed, or has to wait for its end
 */
public record MonthRow(LocalDate first, long held, long sealed, long uncalled, long incomplete, State state)
        implements Serializable {
    /** Only LAST_CLOSED can be reopened. */
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
