package org.tremplin.attendance;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why a roll-call is refused. */
public enum AttendanceRefusal implements Refusal {
    SESSION_CANCELLED,
    SESSION_TO_COME,
    SESSION_MARKED,
    NOT_ON_LIST,
    MINUTES_OUT_OF_RANGE,
    REASON_UNKNOWN,
    CORRECTION_REASON_MISSING,
    SHEET_SEALED,
    SEALED_ALREADY,
    NOT_EVERYBODY_MARKED,
    NOBODY_MARKED,

    @About("to")
    PERIOD_TOO_LONG,

    NO_SIGNATURE,
    NOT_PRESENT,
    MONTH_CLOSED,
    COUNTED_IN_CLOSED_MONTH,
    MERGE_OF_CLOSED_MONTHS,
    MONTH_NOT_OVER,
    NOT_THE_LAST_MONTH,

    @About("reason")
    REOPENING_REASON_MISSING,

    SESSIONS_UNCALLED,
    CODE_NOT_NOW,
    CODE_OVER
}
