package org.tremplin.progress;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why nothing is certified, or no target set. */
enum ProgressRefusal implements Refusal {
    @About({"to", "due"})
    PERIOD_ENDS_BEFORE_START,

    NOTHING_TO_CERTIFY,
    NOBODY_CHOSEN,

    @About("reason")
    REASON_MISSING,

    CERTIFICATE_CANCELLED,

    @About("required")
    REQUIRED_OUT_OF_BOUNDS,

    @About("programme")
    TARGET_TAKEN,

    TARGET_HAS_SNAPSHOT,

    @About("waiver")
    WAIVER_HALF,

    SNAPSHOT_KEPT,
    SNAPSHOT_EMPTY
}
