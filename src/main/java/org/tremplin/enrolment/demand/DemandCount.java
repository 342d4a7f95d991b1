package org.tremplin.enrolment.demand;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Demand of a period (field.md §6.2, table 7).
 *
 * @param refused for lack of a place
 * @param redirected sent to a partner: {@code accepted} and {@code declined} by it, the rest without an answer
 * @param waiting different people on a waiting list now, the longest since {@code since} (null if there is none)
 */
public record DemandCount(long refused, long redirected, long accepted, long declined, long waiting, LocalDate since)
        implements Serializable {}
