package org.tremplin.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Event of the nightly round: whoever keeps data for a limited time deletes what is past the limit, and reports how
 * many rows.
 */
public final class TimeToForget {
    private final LocalDate today;
    private final LocalDate proofsSince;
    private final Map<String, Integer> gone = new TreeMap<>();

    public TimeToForget(LocalDate today, LocalDate proofsSince) {
        this.today = today;
        this.proofsSince = proofsSince;
    }

    public LocalDate today() {
        return today;
    }

    /** Proofs from before this day are no longer needed. */
    public LocalDate proofsSince() {
        return proofsSince;
    }

    public void gone(String table, int rows) {
        if (rows > 0) {
            gone.merge(table, rows, Integer::sum);
        }
    }

    public Map<String, Integer> gone() {
        return gone;
    }
}
