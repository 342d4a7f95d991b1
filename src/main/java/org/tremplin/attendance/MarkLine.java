package org.tremplin.attendance;

import java.io.Serializable;

/**
 * A mark from an import, already checked.
 *
 * @param row its place in the part of the file
 * @param reason in words, null for none; unknown ones are added
 */
public record MarkLine(
        int row,
        long session,
        long person,
        AttendanceMark.Status status,
        int minutesLate,
        int minutesLeftEarly,
        String reason)
        implements Serializable {}
