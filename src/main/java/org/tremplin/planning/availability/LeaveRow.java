package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.LocalDate;

/** One leave. @param to the last day off @param note null for none */
public record LeaveRow(long id, long version, LocalDate from, LocalDate to, String note) implements Serializable {
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
