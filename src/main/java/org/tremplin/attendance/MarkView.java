package org.tremplin.attendance;

import java.io.Serializable;

/**
 * A mark as it is stored.
 *
 * @param status null: not marked
 * @param minutes present
 * @param version to send back with a change
 * @param meanwhile what somebody else had noted and this tap, the later one, has replaced; null for nothing
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
    static MarkView none(long person) {
        return new MarkView(person, null, 0, 0, 0, null, 0);
    }

    /** The same, one version later: once it is written. */
    MarkView next() {
        return new MarkView(person, status, minutesLate, minutesLeftEarly, minutes, reason, version + 1);
    }

    MarkView replacing(MarkValue other) {
        return new MarkView(person, status, minutesLate, minutesLeftEarly, minutes, reason, version, other);
    }
}
