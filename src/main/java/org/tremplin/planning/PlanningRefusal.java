package org.tremplin.planning;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why planning says no. */
enum PlanningRefusal implements Refusal {
    @About({"validUntil", "to", "ends"})
    ENDS_BEFORE_START,

    @About("ends")
    SESSION_ENDS_BEFORE_START,

    /** A session does not go from one group to another: it would take what was marked in it along. */
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

    @About("from")
    CLOSURE_THERE_ALREADY,

    @About("to")
    CLOSURE_TOO_LONG,

    @About("region")
    REGION_UNKNOWN,

    @About("file")
    NOT_A_CALENDAR,

    @About("file")
    MATERIAL_EMPTY,

    @About("file")
    MATERIAL_TOO_LARGE,

    @About("file")
    MATERIAL_TYPE_UNKNOWN,

    @About("file")
    MATERIAL_DISGUISED,

    MATERIALS_FULL,

    @About("url")
    LINK_UNUSABLE,

    TRAINER_AWAY,

    @About("ends")
    WINDOW_ENDS_BEFORE_START,

    WINDOW_WITHOUT_DAY,

    @About(value = "from", key = "trainer_leave_once")
    LEAVE_THERE_ALREADY,

    @About("file")
    CALENDAR_EMPTY,

    @About("file")
    CALENDAR_TOO_LARGE,

    @About("date")
    MOVED_INTO_PAST,

    @About({"name", "newRoom"})
    ROOM_TAKEN,

    @About("substitute")
    SUBSTITUTE_IS_ABSENT
}
