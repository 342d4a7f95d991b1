package org.tremplin.catalogue;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** The reasons for which the catalogue refuses something. */
public enum CatalogueRefusal implements Refusal {
    @About(value = "code", key = "activity_code_once")
    CODE_TAKEN,

    @About("title")
    TITLE_TAKEN,

    @About("funder")
    FUNDER_MISSING,

    @About("programme")
    PROGRAMME_MISSING,

    @About("validUntil")
    ENDS_BEFORE_START,

    NOT_SOLIDARITY,
    ACTION_HAS_LINES,

    @About("tolerance")
    TOLERANCE_OUT_OF_BOUNDS,

    DAYS_OUT_OF_BOUNDS,

    @About("file")
    LOGO_NOT_AN_IMAGE
}
