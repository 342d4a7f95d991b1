package org.tremplin.attendance;

import java.io.Serializable;

/**
 * A mark as it is stored.
 *
 * @param status null: not marked
 * @param minutes minutes present
 * @param version the number of the last line of its history, to send back with a change; 0 if there is none
 * @param meanwhile a value from somebody else that the sender of the tap had not seen; either the tap replaced it, or
 *     it is still stored; null if there is none
 */
public record MarkView(
        long person,
        AttendanceMark.Status status,
        int minutesLate,
        int minutesLeftEarly,
        int minutes,
        Long reason,
        long version,
        MarkValue meanwhile)
        implements Serializable {

    public MarkView(
            long person,
            AttendanceMark.Status status,
            int minutesLate,
            int minutesLeftEarly,
            int minutes,
            Long reason,
            long version) {
        this(person, status, minutesLate, minutesLeftEarly, minutes, reason, version, null);
    }

    /** Nobody has marked this person. */
    static MarkView none(long person, long version) {
        return new MarkView(person, null, 0, 0, 0, null, version);
    }

    MarkView telling(MarkValue other) {
        return new MarkView(person, status, minutesLate, minutesLeftEarly, minutes, reason, version, other);
    }
}
