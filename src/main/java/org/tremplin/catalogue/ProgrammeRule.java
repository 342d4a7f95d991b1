package org.tremplin.catalogue;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A funder's programme and how it counts.
 *
 * @param validFrom the first day whose sessions count, null when every one does
 * @param validUntil the last day
 * @param retired not a choice any more; what it counted stays
 */
public record ProgrammeRule(
        long id,
        long version,
        String title,
        String funder,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean retired,
        CountingRule rule)
        implements Serializable {}
