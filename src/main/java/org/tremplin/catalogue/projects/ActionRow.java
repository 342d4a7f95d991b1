package org.tremplin.catalogue.projects;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One solidarity action with its balance. @param activity its title @param income and costs in euros */
public record ActionRow(
        long id,
        LocalDate date,
        String title,
        String activity,
        String partner,
        Integer quantity,
        String unit,
        BigDecimal income,
        BigDecimal costs)
        implements Serializable {
    /** Income minus costs. */
    public BigDecimal result() {
        return income.subtract(costs);
    }

    /** "400 pastries", "350" or nothing. */
    public String amount() {
        return quantity == null ? "" : unit == null ? quantity.toString() : quantity + " " + unit;
    }
}
