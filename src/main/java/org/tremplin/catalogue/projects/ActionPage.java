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

/** One solidarity action: for whom, how many, and its money. */
@Named
@ViewScoped
public class ActionPage implements Serializable {
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

    private long action;
    private long activity;
    private String activityTitle;
    private long version;
    private List<MoneyRow> lines = List.of();
    private MoneyRow removed;

    @NotNull
    private LocalDate date;

    @NotBlank
    @Size(max = 200)
    private String title;

    @Size(max = 200)
    private String partner;

    @Min(1)
    private Integer quantity;

    @Size(max = 60)
    private String unit;

    @Size(max = 1_000)
    private String note;

    @NotNull
    private LocalDate lineDate;

    @NotBlank
    @Size(max = 200)
    private String label;

    @NotNull
    private MoneyLine.Direction direction = MoneyLine.Direction.INCOME;

    @NotNull
    @DecimalMin("0.01")
    @Digits(integer = 10, fraction = 2)
    private BigDecimal amount;

    public void load() {
        me.mustHave(action == 0 ? Permission.EDIT_CATALOGUE : Permission.READ_FIGURES);
        if (action == 0) {
            date = houses.today();
        } else {
            ActionForm form = solidarity.form(action);
            activity = form.activity();
            version = form.version();
            date = form.date();
            title = form.title();
            partner = form.partner();
            quantity = form.quantity();
            unit = form.unit();
            note = form.note();
            lines = solidarity.lines(action);
        }
        lineDate = date;
        activityTitle = catalogue.view(activity).title;
    }

    public void save() throws IOException {
        long saved = solidarity.save(new ActionForm(
                action, version, activity, date, title.strip(), text(partner), quantity, text(unit), text(note)));
        external.redirect("/catalogue/action?action=" + saved);
    }

    public void remove() throws IOException {
        solidarity.remove(action, version);
        external.redirect("/catalogue/activity?activity=" + activity);
    }

    public void addLine() {
        solidarity.addLine(action, new MoneyRow(0, 0, lineDate, label.strip(), direction, amount));
        label = null;
        amount = null;
        read(null);
    }

    public void removeLine(MoneyRow row) {
        solidarity.removeLine(action, row.id());
        read(row);
    }

    /** Puts back the line that was removed last. */
    public void undo() {
        solidarity.addLine(action, removed);
        read(null);
    }

    private void read(MoneyRow row) {
        removed = row;
        lines = solidarity.lines(action);
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
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
        return lines.stream()
                .filter(line -> line.direction() == way)
                .map(MoneyRow::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    public MoneyLine.Direction[] getDirections() {
        return MoneyLine.Direction.values();
    }

    public List<MoneyRow> getLines() {
        return lines;
    }

    public MoneyRow getRemoved() {
        return removed;
    }

    public String getActivityTitle() {
        return activityTitle;
    }

    public long getAction() {
        return action;
    }

    public void setAction(long action) {
        this.action = action;
    }

    public long getActivity() {
        return activity;
    }

    public void setActivity(long activity) {
        this.activity = activity;
    }

    public LocalDate getDate() {
        return date;
    }

    public void setDate(LocalDate date) {
        this.date = date;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public Integer getQuantity() {
        return quantity;
    }

    public void setQuantity(Integer quantity) {
        this.quantity = quantity;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public LocalDate getLineDate() {
        return lineDate;
    }

    public void setLineDate(LocalDate lineDate) {
        this.lineDate = lineDate;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public MoneyLine.Direction getDirection() {
        return direction;
    }

    public void setDirection(MoneyLine.Direction direction) {
        this.direction = direction;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
