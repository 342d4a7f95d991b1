package org.tremplin.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The nightly round: who keeps something for a limited time takes away what is past it, and says how many rows. */
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

    /** Proofs of earlier days are not needed any more. */
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
