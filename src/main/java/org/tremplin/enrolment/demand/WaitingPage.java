package org.tremplin.enrolment.demand;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.enrolment.WaitingLists;
import org.tremplin.enrolment.WaitingRow;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** Everybody who waits for a place in any group, and the open offers. */
@Named
@ViewScoped
public class WaitingPage implements Serializable {
    public static class Fields implements Form {
        public List<WaitingRow> offered;
        public List<WaitingRow> waiting;
        public int year;
        public List<DemandRow> demand;

        /** Null for accounts that see only the lists. */
        public DemandCount count;

        @Size(max = 120)
        public String partner;
    }

    /** After this many days of waiting, a call is due (field.md §4.4). */
    private static final int LONG_DAYS = 60;

    @Inject
    private transient Me me;

    @Inject
    private transient Demands demands;

    @Inject
    private transient WaitingLists lists;

    @Inject
    private transient Houses houses;

    private final Fields form = new Fields();

    public void load() {
        if (me.has(Permission.INTAKE)) {
            LocalDate today = houses.today();
            form.year = form.year < 2000 || form.year > today.getYear() ? today.getYear() : form.year;
            readDemand();
        }
        List<WaitingRow> rows = lists.everybody();
        form.offered = rows.stream()
                .filter(row -> row.status() == Enrolment.Status.OFFERED)
                .toList();
        form.waiting = rows.stream()
                .filter(row -> row.status() == Enrolment.Status.WAITING)
                .toList();
    }

    private void readDemand() {
        LocalDate from = LocalDate.of(form.year, 1, 1);
        LocalDate to = LocalDate.of(form.year, 12, 31);
        form.demand = demands.list(from, to);
        form.count = demands.count(from, to);
    }

    /** Records that somebody without a file asked and got no place. @param redirected to the partner in the form */
    public void note(boolean redirected) {
        if (redirected && (form.partner == null || form.partner.isBlank())) {
            throw new Refused(EnrolmentRefusal.PARTNER_MISSING);
        }
        demands.note(null, null, redirected ? form.partner : null);
        form.partner = null;
        readDemand();
    }

    public void answer(DemandRow row, Demand.Answer answer) {
        demands.answer(row.id(), row.version(), answer);
        readDemand();
    }

    public void remove(DemandRow row) {
        demands.remove(row.id(), row.version());
        readDemand();
    }

    public Demand.Answer[] getAnswers() {
        return Demand.Answer.values();
    }

    public boolean isLong(WaitingRow row) {
        return row.since().isBefore(houses.today().minusDays(LONG_DAYS));
    }

    public Fields getForm() {
        return form;
    }
}
