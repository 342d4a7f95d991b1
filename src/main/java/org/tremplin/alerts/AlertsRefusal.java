package org.tremplin.alerts;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why a change to an alert is refused. */
enum AlertsRefusal implements Refusal {
    CLOSED_ALREADY,

    @About("what")
    OUTCOME_MISSING,

    OPEN_AGAIN_ALREADY
}
