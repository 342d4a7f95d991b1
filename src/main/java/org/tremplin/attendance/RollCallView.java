package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.tremplin.planning.Session;

/**
 * Everything the roll-call page shows.
 *
 * @param zone whose clock the times are of
 * @param minutes the session's length
 * @param open presence enrols
 * @param past the day is over: a change of a mark is a correction and wants its reason
 * @param future the day has not come: only ANNOUNCED can be noted
 * @param sealed null while everybody who marks may change the sheet
 * @param closed its month is closed
 * @param correct the reader may correct a sealed sheet and one of a closed month
 * @param people in the order of their names
 */
public record RollCallView(
        long session,
        String title,
        String group,
        String room,
        LocalDate date,
        LocalTime startsAt,
        LocalTime endsAt,
        String zone,
        int minutes,
        Session.Status status,
        boolean open,
        boolean past,
        boolean future,
        Sealed sealed,
        boolean closed,
        boolean correct,
        List<Attendee> people,
        List<Reason> reasons)
        implements Serializable {

    /** When the sheet was sealed and by whom. @param hash of the seal: written on paper, it proves that both are one */
    public record Sealed(Instant at, String by, String hash) implements Serializable {}

    /**
     * One name on the list.
     *
     * @param last marks in the group's five sessions before, the oldest first: P present, R late, E excused or announced,
     *     A absent, - not marked
     * @param enrolled false for somebody who was added
     * @param signed drew their signature
     * @param photo there is one
     */
    public record Attendee(
            long person,
            String name,
            String initials,
            boolean enrolled,
            String last,
            MarkView mark,
            boolean signed,
            boolean photo)
            implements Serializable {}

    /** A reason of absence that can be chosen. */
    public record Reason(long id, String title) implements Serializable {}
}
