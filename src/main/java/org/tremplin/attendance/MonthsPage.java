package org.tremplin.attendance;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;

/** Months of attendance: how far they are, closed in order, the last one opened again with a reason. */
@Named
@ViewScoped
public class MonthsPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Months months;

    @Inject
    private transient Ui ui;

    private List<MonthRow> rows;
    private List<ClosingRow> history;
    private List<CorrectionRow> corrections;
    private boolean everything;

    @Size(max = 200)
    private String reason;

    public void load() {
        me.mustHave(Permission.CLOSE_MONTHS);
        everything = me.reach(Permission.CLOSE_MONTHS).everywhere();
        read();
    }

    private void read() {
        rows = months.months();
        history = months.history();
        corrections = months.corrections();
    }

    public void close(LocalDate first) {
        months.close(YearMonth.from(first));
        read();
        say(ui.texts()
                .format(
                        "attendance.months.closed-until",
                        ui.date(YearMonth.from(first).atEndOfMonth())));
    }

    public void reopen(LocalDate first) {
        months.reopen(YearMonth.from(first), reason);
        read();
        say(ui.texts().format("attendance.months.reopened-until", ui.date(first.minusDays(1)), reason));
        reason = null;
    }

    private static void say(String what) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(what));
    }

    /** Whether the reader reaches every site: only they close. */
    public boolean isEverything() {
        return everything;
    }

    public List<MonthRow> getRows() {
        return rows;
    }

    public List<ClosingRow> getHistory() {
        return history;
    }

    public List<CorrectionRow> getCorrections() {
        return corrections;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
