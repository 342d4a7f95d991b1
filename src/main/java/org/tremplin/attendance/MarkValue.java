package org.tremplin.attendance;

import java.io.Serializable;

/**
 * What a mark says.
 *
 * @param minutesLate whole minutes after the start; 0 unless PRESENT
 * @param minutesLeftEarly whole minutes before the end; 0 unless PRESENT
 * @param reason id of a reason for absence, null when none is given
 */
public record MarkValue(AttendanceMark.Status status, int minutesLate, int minutesLeftEarly, Long reason)
        implements Serializable {
    /** Not marked. */
    static final MarkValue NONE = new MarkValue(null, 0, 0, null);

    /** Clears what the status does not use: minutes of an absence, the reason of a presence. */
    MarkValue settled() {
        return status == AttendanceMark.Status.PRESENT
                ? new MarkValue(status, minutesLate, minutesLeftEarly, null)
                : new MarkValue(status, 0, 0, reason);
    }
}
