package org.tremplin.catalogue;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A funder's programme and how it counts.
 *
 * @param validFrom the first day whose sessions count, null when there is no first
 * @param validUntil the last day
 * @param retired no longer a choice; what it counted stays
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
