package org.tremplin.catalogue;

import org.tremplin.platform.Refusal;

/** Why the catalogue says no. */
enum CatalogueRefusal implements Refusal {
    CODE_TAKEN
}
