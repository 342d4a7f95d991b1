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

/** Who should be called: taken, called, closed with what came of it. */
@Named
@ViewScoped
public class CallsPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Alerts alerts;

    private List<AlertRow> open;
    private List<AlertRow> closed;
    private AlertRow chosen;
    private AbsenceAlert.Outcome outcome;

    @Size(max = 300)
    private String note;

    public void load() {
        me.mustHave(Permission.CALL_BACK);
        read();
    }

    private void read() {
        open = alerts.open();
        closed = alerts.closed();
    }

    public void take(AlertRow row) {
        alerts.take(row.id(), row.version());
        read();
    }

    /** Starts to say what came of a call. */
    public void choose(AlertRow row) {
        chosen = row;
        outcome = null;
        note = null;
    }

    public void close() {
        alerts.close(chosen.id(), chosen.version(), outcome, note);
        chosen = null;
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

    public List<AlertRow> getOpen() {
        return open;
    }

    public List<AlertRow> getClosed() {
        return closed;
    }

    public AlertRow getChosen() {
        return chosen;
    }

    public AbsenceAlert.Outcome getOutcome() {
        return outcome;
    }

    public void setOutcome(AbsenceAlert.Outcome outcome) {
        this.outcome = outcome;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
