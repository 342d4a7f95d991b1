package org.tremplin.catalogue.projects;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A solidarity action as it is edited.
 *
 * @param id 0 for a new one
 * @param activity of the kind SOLIDARITY
 * @param partner for whom, null when not said
 * @param quantity how many, null when not counted
 * @param unit of what: guests, pastries
 */
public record ActionForm(
        long id,
        long version,
        long activity,
        LocalDate date,
        String title,
        String partner,
        Integer quantity,
        String unit,
        String note)
        implements Serializable {}
