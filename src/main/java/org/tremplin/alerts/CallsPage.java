package org.tremplin.alerts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.web.Form;

/** People to call: alerts are taken, and closed with the outcome of the call. */
@Named
@ViewScoped
public class CallsPage implements Serializable {
    public static class Fields implements Form {
        public List<AlertRow> open;
        public List<AlertRow> closed;
        public AlertRow chosen;
        public AbsenceAlert.Outcome outcome;

        @Size(max = 300)
        public String note;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Alerts alerts;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.CALL_BACK);
        read();
    }

    private void read() {
        form.open = alerts.open();
        form.closed = alerts.closed();
    }

    public void take(AlertRow row) {
        alerts.take(row.id(), row.version());
        read();
    }

    /** Asks for the outcome of a call. */
    public void choose(AlertRow row) {
        form.chosen = row;
        form.outcome = null;
        form.note = null;
    }

    public void close() {
        alerts.close(form.chosen.id(), form.chosen.version(), form.outcome, form.note);
        form.chosen = null;
        read();
    }

    public void reopen(AlertRow row) {
        alerts.reopen(row.id(), row.version());
        read();
    }

    public boolean mine(AlertRow row) {
        return row.owner() != null && row.owner().equals(me.accountId());
    }

    public Set<AbsenceAlert.Outcome> getOutcomes() {
        return AbsenceAlert.Outcome.afterACall();
    }

    public Fields getForm() {
        return form;
    }
}
