package org.tremplin.planning;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** The reasons for which planning refuses something. */
public enum PlanningRefusal implements Refusal {
    @About({"validUntil", "to", "ends"})
    ENDS_BEFORE_START,

    @About("ends")
    SESSION_ENDS_BEFORE_START,

    SESSION_OF_OTHER_GROUP,

    SESSION_CANCELLED,

    SESSION_NOT_CANCELLED,

    SESSION_NOT_HELD,

    SESSION_TO_COME,

    @About("reason")
    CANCEL_REASON_MISSING,

    @About("date")
    SESSION_OUTSIDE_GROUP,

    @About(value = "code", key = "activity_group_code_once")
    CODE_TAKEN,

    CLASH,

    SERIES_INCOMPLETE,

    SERIES_OVERLAPS_ITSELF,

    SERIES_EMPTY,

    TRAINER_AWAY,

    @About("date")
    MOVED_INTO_PAST,

    @About({"name", "newRoom"})
    ROOM_TAKEN,

    @About("substitute")
    SUBSTITUTE_IS_ABSENT
}
