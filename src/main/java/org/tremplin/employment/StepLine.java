package org.tremplin.employment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A step from an import, already checked. Person, date, kind, employer and contract together are the key.
 *
 * @param kind a code; unknown ones are added
 * @param employer empty if there is none
 * @param contract empty if there is none
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
