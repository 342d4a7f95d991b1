package org.tremplin.employment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A step as it is typed.
 *
 * @param id 0 for a new one
 * @param kind id of a kind
 * @param employer empty where there is none
 * @param contract empty where there is none
 * @param hoursPerWeek null when not known
 * @param endsOn null when open
 */
public record StepForm(
        long id,
        long version,
        long person,
        long kind,
        LocalDate date,
        String employer,
        String contract,
        BigDecimal hoursPerWeek,
        LocalDate endsOn)
        implements Serializable {}
