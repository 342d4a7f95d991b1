package org.tremplin.enrolment.demand;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Demand of a period (field.md §6.2, table 7).
 *
 * @param refused for lack of a place
 * @param redirected to a partner, of which {@code accepted} and {@code declined} there, the others without an answer
 * @param waiting on a list now, different people, the longest since {@code since} (null for nobody)
 */
public record DemandCount(long refused, long redirected, long accepted, long declined, long waiting, LocalDate since)
        implements Serializable {}
