package org.tremplin.employment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One step in a list. @param kind code @param title the association's name for it */
public record StepRow(
        long id,
        long version,
        long person,
        String givenName,
        String familyName,
        long kindId,
        String kind,
        String title,
        LocalDate date,
        String employer,
        String contract,
        BigDecimal hoursPerWeek,
        LocalDate endsOn)
        implements Serializable {
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
