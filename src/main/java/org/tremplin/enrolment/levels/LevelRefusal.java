package org.tremplin.enrolment.levels;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why a level is refused. */
public enum LevelRefusal implements Refusal {
    @About("level")
    LEVEL_UNKNOWN
}
