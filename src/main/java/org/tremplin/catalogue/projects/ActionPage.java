package org.tremplin.catalogue.projects;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** One solidarity action: for whom, how many, and its money. */
@Named
@ViewScoped
public class ActionPage implements Serializable {
    public static class Fields implements Form {
        public long action;
        public long activity;
        public String activityTitle;
        public List<MoneyRow> lines = List.of();
        public MoneyRow removed;

        @NotNull
        public LocalDate date;

        @NotBlank
        @Size(max = 200)
        public String title;

        @Size(max = 200)
        public String partner;

        @Min(1)
        public Integer quantity;

        @Size(max = 60)
        public String unit;

        @Size(max = 1_000)
        public String note;

        @NotNull
        public LocalDate lineDate;

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
    private transient Me me;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient SolidarityActions solidarity;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(form.action == 0 ? Permission.EDIT_CATALOGUE : Permission.READ_FIGURES);
        if (form.action == 0) {
            form.date = houses.today();
        } else {
            ActionForm known = solidarity.form(form.action);
            form.activity = known.activity();
            version = known.version();
            form.date = known.date();
            form.title = known.title();
            form.partner = known.partner();
            form.quantity = known.quantity();
            form.unit = known.unit();
            form.note = known.note();
            form.lines = solidarity.lines(form.action);
        }
        form.lineDate = form.date;
        form.activityTitle = catalogue.view(form.activity).title;
    }

    public void save() throws IOException {
        long saved = solidarity.save(new ActionForm(
                form.action,
                version,
                form.activity,
                form.date,
                form.title.strip(),
                PlainText.typed(form.partner),
                form.quantity,
                PlainText.typed(form.unit),
                PlainText.typed(form.note)));
        external.redirect("/catalogue/action?action=" + saved);
    }

    public void remove() throws IOException {
        solidarity.remove(form.action, version);
        external.redirect("/catalogue/activity?activity=" + form.activity);
    }

    public void addLine() {
        solidarity.addLine(
                form.action, new MoneyRow(0, 0, form.lineDate, form.label.strip(), form.direction, form.amount));
        form.label = null;
        form.amount = null;
        read(null);
    }

    public void removeLine(MoneyRow row) {
        solidarity.removeLine(form.action, row.id());
        read(row);
    }

    /** Puts back the line that was removed last. */
    public void undo() {
        solidarity.addLine(form.action, form.removed);
        read(null);
    }

    private void read(MoneyRow row) {
        form.removed = row;
        form.lines = solidarity.lines(form.action);
    }

    /** In euros. */
    public BigDecimal getIncome() {
        return sum(MoneyLine.Direction.INCOME);
    }

    /** In euros. */
    public BigDecimal getCosts() {
        return sum(MoneyLine.Direction.COST);
    }

    /** What is left, in euros. */
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
