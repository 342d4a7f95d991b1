package org.tremplin.attendance;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tremplin.planning.Session;

/** A session on the trainer's home. @param marked people who have a mark @param expected people enrolled on that day */
public record SessionCard(
        long session,
        String title,
        String room,
        LocalDate date,
        LocalTime startsAt,
        LocalTime endsAt,
        Session.Status status,
        long marked,
        long expected)
        implements Serializable {

    /** Somebody who should have a mark has none. */
    public boolean incomplete() {
        return status != Session.Status.CANCELLED && (marked == 0 || marked < expected);
    }
}
