package org.tremplin.employment;

import org.tremplin.platform.Refusal;

/** Why employment says no. */
enum EmploymentRefusal implements Refusal {
    ENDS_BEFORE_START,
    HOURS_OUT_OF_RANGE,
    RECORDED_ALREADY
}
