package org.tremplin.catalogue.projects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** A single income or cost of a solidarity action. */
@Entity
@Table(name = "money_line")
public class MoneyLine extends Stored {
    /** Income or cost. */
    public enum Direction {
        INCOME,
        COST
    }

    @Column(name = "action_id")
    private long actionId;

    @Column(name = "on_date")
    private LocalDate date;

    @Column(name = "label")
    private String label;

    @Column(name = "direction")
    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Column(name = "amount")
    private BigDecimal amount;

    protected MoneyLine() {}

    MoneyLine(long action, MoneyRow row) {
        actionId = action;
        date = row.date();
        label = row.label();
        direction = row.direction();
        amount = row.amount();
    }

    long actionId() {
        return actionId;
    }

    MoneyRow row() {
        return new MoneyRow(id(), version(), date, label, direction, amount);
    }
}
