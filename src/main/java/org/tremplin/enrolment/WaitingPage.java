package org.tremplin.enrolment;

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
import org.tremplin.platform.Refused;

/** Everybody who waits for a place, in whatever group, and the places that are kept for an answer. */
@Named
@ViewScoped
public class WaitingPage implements Serializable {
    /** Longer than this is worth a call (field.md §4.4). */
    private static final int LONG_DAYS = 60;

    @Inject
    private transient Me me;

    @Inject
    private transient Demands demands;

    @Inject
    private transient WaitingLists lists;

    @Inject
    private transient Houses houses;

    private List<WaitingRow> offered;
    private List<WaitingRow> waiting;
    private int year;
    private List<DemandRow> demand;
    private DemandCount count;

    @Size(max = 120)
    private String partner;

    public void load() {
        if (me.has(Permission.INTAKE)) {
            LocalDate today = houses.today();
            year = year < 2000 || year > today.getYear() ? today.getYear() : year;
            readDemand();
        }
        List<WaitingRow> rows = lists.everybody();
        offered = rows.stream()
                .filter(row -> row.status() == Enrolment.Status.OFFERED)
                .toList();
        waiting = rows.stream()
                .filter(row -> row.status() == Enrolment.Status.WAITING)
                .toList();
    }

    private void readDemand() {
        LocalDate from = LocalDate.of(year, 1, 1);
        LocalDate to = LocalDate.of(year, 12, 31);
        demand = demands.list(from, to);
        count = demands.count(from, to);
    }

    /** Somebody without a file asked and got no place. @param redirected to the partner that is written */
    public void note(boolean redirected) {
        if (redirected && (partner == null || partner.isBlank())) {
            throw new Refused(EnrolmentRefusal.PARTNER_MISSING);
        }
        demands.note(null, null, redirected ? partner : null);
        partner = null;
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

    public List<DemandRow> getDemand() {
        return demand;
    }

    /** Null for who only sees the lists. */
    public DemandCount getCount() {
        return count;
    }

    public int getYear() {
        return year;
    }

    public void setYear(int year) {
        this.year = year;
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public boolean isLong(WaitingRow row) {
        return row.since().isBefore(houses.today().minusDays(LONG_DAYS));
    }

    public List<WaitingRow> getOffered() {
        return offered;
    }

    public List<WaitingRow> getWaiting() {
        return waiting;
    }
}
