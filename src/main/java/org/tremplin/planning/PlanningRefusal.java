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
    CLASH
}
