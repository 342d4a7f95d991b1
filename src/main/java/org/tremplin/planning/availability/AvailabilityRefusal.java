package org.tremplin.planning.availability;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** The reasons for which closures, leave and availability are refused. */
public enum AvailabilityRefusal implements Refusal {
    @About({"validUntil", "to", "ends"})
    ENDS_BEFORE_START,

    @About("from")
    CLOSURE_THERE_ALREADY,

    @About("to")
    CLOSURE_TOO_LONG,

    @About("region")
    REGION_UNKNOWN,

    @About("file")
    NOT_A_CALENDAR,

    @About("ends")
    WINDOW_ENDS_BEFORE_START,

    WINDOW_WITHOUT_DAY,

    @About(value = "from", key = "trainer_leave_once")
    LEAVE_THERE_ALREADY,

    @About("file")
    CALENDAR_EMPTY,

    @About("file")
    CALENDAR_TOO_LARGE
}
