package org.tremplin.progress;

import org.tremplin.platform.Refusal;

/** Why nothing is certified, or no target set. */
enum ProgressRefusal implements Refusal {
    PERIOD_ENDS_BEFORE_START,
    NOTHING_TO_CERTIFY,
    NOBODY_CHOSEN,
    REASON_MISSING,
    CERTIFICATE_CANCELLED,
    REQUIRED_OUT_OF_BOUNDS,
    TARGET_TAKEN,
    TARGET_HAS_SNAPSHOT,
    WAIVER_HALF,
    SNAPSHOT_KEPT,
    SNAPSHOT_EMPTY
}
