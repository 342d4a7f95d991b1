package org.tremplin.catalogue;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A term as it is edited; what its list does not have is null.
 *
 * @param id 0 for a new one
 * @param kind of a type: what the product treats it as
 * @param funder who pays for a programme
 * @param validFrom the first day a programme runs, null when not said
 * @param validUntil the last day
 * @param programme of an axis
 * @param justified whether a reason of absence justifies it
 */
public record TermForm(
        long id,
        long version,
        String title,
        ActivityType.Kind kind,
        String funder,
        LocalDate validFrom,
        LocalDate validUntil,
        Long programme,
        Boolean justified)
        implements Serializable {}
