package org.tremplin.planning.logbook;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** The reasons for which the log refuses something. */
enum LogbookRefusal implements Refusal {
    @About("file")
    MATERIAL_EMPTY,

    @About("file")
    MATERIAL_TOO_LARGE,

    @About("file")
    MATERIAL_TYPE_UNKNOWN,

    @About("file")
    MATERIAL_DISGUISED,

    MATERIALS_FULL,

    @About("url")
    LINK_UNUSABLE
}
