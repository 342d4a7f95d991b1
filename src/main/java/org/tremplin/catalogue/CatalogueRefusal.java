package org.tremplin.catalogue;

import org.tremplin.platform.Refusal;

/** Why the catalogue says no. */
enum CatalogueRefusal implements Refusal {
    CODE_TAKEN,
    TITLE_TAKEN,
    FUNDER_MISSING,
    PROGRAMME_MISSING,
    ENDS_BEFORE_START,
    NOT_SOLIDARITY,
    ACTION_HAS_LINES,
    TOLERANCE_OUT_OF_BOUNDS,
    DAYS_OUT_OF_BOUNDS,
    LOGO_NOT_AN_IMAGE
}
