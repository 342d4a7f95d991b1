package org.tremplin.catalogue.projects;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The solidarity actions of a period, by date. */
public record Balance(List<ActionRow> rows) implements Serializable {
    public BigDecimal income() {
        return sum(ActionRow::income);
    }

    public BigDecimal costs() {
        return sum(ActionRow::costs);
    }

    /** Income minus costs of all of them. */
    public BigDecimal result() {
        return income().subtract(costs());
    }

    private BigDecimal sum(Function<ActionRow, BigDecimal> column) {
        return rows.stream().map(column).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
