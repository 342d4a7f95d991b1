package org.tremplin.planning;

import org.tremplin.platform.Refusal;

/** Why planning says no. */
enum PlanningRefusal implements Refusal {
    ENDS_BEFORE_START,
    SESSION_ENDS_BEFORE_START,
    SESSION_CANCELLED,
    SESSION_NOT_CANCELLED,
    SESSION_OUTSIDE_GROUP,
    CODE_TAKEN,
    CLASH,
    SERIES_INCOMPLETE,
    SERIES_OVERLAPS_ITSELF,
    SERIES_EMPTY,
    CLOSURE_THERE_ALREADY,
    REGION_UNKNOWN,
    NOT_A_CALENDAR
}
