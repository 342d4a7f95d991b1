package org.tremplin.reporting;

import org.tremplin.platform.Refusal;

/** Why reporting says no. */
enum ReportingRefusal implements Refusal {
    PERIOD_ENDS_BEFORE_START,
    PERIOD_MALFORMED
}
