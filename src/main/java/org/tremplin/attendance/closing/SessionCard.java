package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tremplin.planning.Session;

/**
 * A session on the trainer's home page.
 *
 * @param marked people on the list who have a mark; an announced absence is none
 * @param expected people on the list on that day
 * @param others people with a mark who are not on the list
 */
public record SessionCard(
        long session,
        String title,
        String room,
        LocalDate date,
        LocalTime startsAt,
        LocalTime endsAt,
        Session.Status status,
        long marked,
        long expected,
        long others)
        implements Serializable {

    /**
     * Whether the roll-call is missing, or somebody on the list has no mark; marks of others do not make up for that.
     */
    public boolean incomplete() {
        return status == Session.Status.PLANNED || status == Session.Status.HELD && marked < expected;
    }
}
