package org.tremplin.enrolment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tremplin.access.Houses;

/** Everybody who waits for a place, in whatever group, and the places that are kept for an answer. */
@Named
@RequestScoped
public class WaitingPage {
    /** Longer than this is worth a call (field.md §4.4). */
    private static final int LONG_DAYS = 60;

    @Inject
    private WaitingLists lists;

    @Inject
    private Houses houses;

    private List<WaitingRow> offered;
    private List<WaitingRow> waiting;

    public void load() {
        List<WaitingRow> rows = lists.everybody();
        offered = rows.stream()
                .filter(row -> row.status() == Enrolment.Status.OFFERED)
                .toList();
        waiting = rows.stream()
                .filter(row -> row.status() == Enrolment.Status.WAITING)
                .toList();
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
