package org.tremplin.reporting;

import org.tremplin.platform.Refusal;

/** Why a report is refused. */
enum ReportingRefusal implements Refusal {
    PERIOD_ENDS_BEFORE_START,
    PERIOD_MALFORMED
}
