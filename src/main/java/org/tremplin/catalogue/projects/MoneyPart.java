package org.tremplin.catalogue.projects;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.web.Form;

/** The money of a solidarity action: its lines, and the balance. */
@Named
@ViewScoped
public class MoneyPart implements Serializable {
    public static class Fields implements Form {
        public List<MoneyRow> lines = List.of();

        /** The line just removed, or null. */
        public MoneyRow removed;

        @NotNull
        public LocalDate date;

        @NotBlank
        @Size(max = 200)
        public String label;

        @NotNull
        public MoneyLine.Direction direction = MoneyLine.Direction.INCOME;

        @NotNull
        @DecimalMin("0.01")
        @Digits(integer = 10, fraction = 2)
        public BigDecimal amount;
    }

    @Inject
    private ActionPage page;

    @Inject
    private transient SolidarityActions solidarity;

    private final Fields form = new Fields();

    public void load() {
        form.date = page.getForm().date;
        if (page.getForm().id != 0) {
            form.lines = solidarity.lines(page.getForm().id);
        }
    }

    public void add() {
        solidarity.addLine(
                page.getForm().id, new MoneyRow(0, 0, form.date, form.label.strip(), form.direction, form.amount));
        form.label = null;
        form.amount = null;
        read(null);
    }

    public void remove(MoneyRow row) {
        solidarity.removeLine(page.getForm().id, row.id());
        read(row);
    }

    /** Puts back the line that was removed last. */
    public void undo() {
        solidarity.addLine(page.getForm().id, form.removed);
        read(null);
    }

    private void read(MoneyRow row) {
        form.removed = row;
        form.lines = solidarity.lines(page.getForm().id);
    }

    /** In euros. */
    public BigDecimal getIncome() {
        return sum(MoneyLine.Direction.INCOME);
    }

    /** In euros. */
    public BigDecimal getCosts() {
        return sum(MoneyLine.Direction.COST);
    }

    /** The balance, in euros. */
    public BigDecimal getResult() {
        return getIncome().subtract(getCosts());
    }

    private BigDecimal sum(MoneyLine.Direction way) {
        return form.lines.stream()
                .filter(line -> line.direction() == way)
                .map(MoneyRow::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    public MoneyLine.Direction[] getDirections() {
        return MoneyLine.Direction.values();
    }

    public Fields getForm() {
        return form;
    }
}
