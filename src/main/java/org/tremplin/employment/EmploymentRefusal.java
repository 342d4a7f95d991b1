package org.tremplin.employment;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why a step is refused. */
enum EmploymentRefusal implements Refusal {
    @About("until")
    ENDS_BEFORE_START,

    @About("hours")
    HOURS_OUT_OF_RANGE,

    @About(key = "employment_step_once")
    RECORDED_ALREADY
}
