package org.tremplin.attendance.closing;

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
import org.tremplin.web.Form;

/** Months of attendance: their state, closing them in order, and reopening the last one with a reason. */
@Named
@ViewScoped
public class MonthsPage implements Serializable {
    public static class Fields implements Form {
        public List<MonthRow> rows;
        public List<ClosingRow> history;
        public List<CorrectionRow> corrections;

        /** Whether the reader reaches every site: only then may they close. */
        public boolean everything;

        @Size(max = 200)
        public String reason;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Months months;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.CLOSE_MONTHS);
        form.everything = me.reach(Permission.CLOSE_MONTHS).everywhere();
        read();
    }

    private void read() {
        form.rows = months.months();
        form.history = months.history();
        form.corrections = months.corrections();
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
        months.reopen(YearMonth.from(first), form.reason);
        read();
        say(ui.texts().format("attendance.months.reopened-until", ui.date(first.minusDays(1)), form.reason));
        form.reason = null;
    }

    private static void say(String what) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(what));
    }

    public Fields getForm() {
        return form;
    }
}
