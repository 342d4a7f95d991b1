package org.tremplin.attendance;

import java.io.Serializable;

/** A mark as an import has it, checked already. @param row its place in the piece @param reason in words, null for none; unknown ones are added */
public record MarkLine(
        int row,
        long session,
        long person,
        AttendanceMark.Status status,
        int minutesLate,
        int minutesLeftEarly,
        String reason)
        implements Serializable {}
