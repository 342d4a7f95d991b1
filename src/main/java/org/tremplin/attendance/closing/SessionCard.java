package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tremplin.planning.Session;

/**
 * A session on the trainer's home.
 *
 * @param marked people on the list who are noted; announced is not noted
 * @param expected people on the list on that day
 * @param others noted people who are not on the list
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

    /** Nobody called it, or somebody on the list is not noted; others who came stand for nobody. */
    public boolean incomplete() {
        return status == Session.Status.PLANNED || status == Session.Status.HELD && marked < expected;
    }
}
