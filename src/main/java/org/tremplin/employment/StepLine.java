package org.tremplin.employment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A step as an import has it, checked already. Person, date, kind, employer and contract together are the key.
 *
 * @param kind a code; unknown ones are added
 * @param employer empty where there is none
 * @param contract empty where there is none
 */
public record StepLine(
        long person,
        LocalDate date,
        String kind,
        String employer,
        String contract,
        BigDecimal hoursPerWeek,
        LocalDate endsOn)
        implements Serializable {}
