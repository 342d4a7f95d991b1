package org.tremplin.progress.funding;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why no target is set, or a funder's snapshot is not let go. */
enum FundingRefusal implements Refusal {
    @About("due")
    PERIOD_ENDS_BEFORE_START,

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
