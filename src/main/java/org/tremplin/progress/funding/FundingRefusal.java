package org.tremplin.progress.funding;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why a target or a snapshot is refused. */
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
