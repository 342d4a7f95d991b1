package org.tremplin.alerts;

import org.tremplin.platform.Refusal;

/** Why an alert says no. */
enum AlertsRefusal implements Refusal {
    CLOSED_ALREADY,
    OUTCOME_MISSING,
    OPEN_AGAIN_ALREADY
}
