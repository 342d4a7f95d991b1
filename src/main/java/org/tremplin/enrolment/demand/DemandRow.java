package org.tremplin.enrolment.demand;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Somebody who got no place.
 *
 * @param name null without a file, or after erasure
 * @param partner to whom they were sent, null = refused
 * @param answer of the partner, null until there is one
 */
public record DemandRow(
        long id, long version, Long person, String name, LocalDate date, String partner, Demand.Answer answer)
        implements Serializable {}
