package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Instant;

/**
 * One line of a mark's history, the newest first in lists.
 *
 * @param status null: the mark was taken back
 * @param correction the reason given for a change after the day
 * @param overtaken it arrived after somebody had noted something later: it never counted
 * @param by the name of the account, null for an import by the server itself
 */
public record MarkHistory(
        AttendanceMark.Status status,
        int minutesLate,
        int minutesLeftEarly,
        String reason,
        String correction,
        Instant markedAt,
        Instant receivedAt,
        boolean overtaken,
        String by)
        implements Serializable {}
