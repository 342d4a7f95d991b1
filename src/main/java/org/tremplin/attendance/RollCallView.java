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
 * @param zone the time zone of the times
 * @param minutes the session's length
 * @param open whether being present enrols
 * @param past the day is over: changing a mark is a correction and needs a reason
 * @param future the day is still to come: only ANNOUNCED can be noted
 * @param sealed the seal; null if the sheet is not sealed
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

    /**
     * When the sheet was sealed, and by whom. @param hash of the seal: printed on paper, it proves that both are the
     * same
     */
    public record Sealed(Instant at, String by, String hash) implements Serializable {}

    /**
     * One name on the list.
     *
     * @param last marks in the group's five previous sessions, oldest first: P present, R late, E excused or announced,
     *     A absent, - not marked
     * @param enrolled false for somebody who was added
     * @param signed whether they drew their signature
     * @param photo whether there is a photo
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

    /** A reason for absence that can be chosen. */
    public record Reason(long id, String title) implements Serializable {}
}
