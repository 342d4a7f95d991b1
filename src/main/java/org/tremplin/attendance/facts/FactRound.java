package org.tremplin.attendance.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.LongUnaryOperator;
import org.tremplin.access.Schedule;
import org.tremplin.planning.SessionsPlanned;

/**
 * Keeps facts fresh. Every minute it counts stale facts, one batch per transaction. Once a day, at the start and after new
 * sessions were planned or imported it also adds missing facts. At four at night in the association's zone it recounts
 * everything.
 */
@ApplicationScoped
public class FactRound {
    private static final LocalTime NIGHT = LocalTime.of(4, 0);

    @Inject
    private Schedule schedule;

    @Inject
    private FactCounts counts;

    private volatile LocalDate begun;
    private volatile LocalDate checked;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        schedule.every(Duration.ofMinutes(1), "facts of sessions", this::make);
        schedule.eachDay(NIGHT, "check of the facts of sessions", this::check);
    }

    void planned(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsPlanned sessions) {
        begun = null;
    }

    /** Counts until no unlocked stale fact is left. */
    public void make() {
        LocalDate until = counts.until();
        if (!until.equals(begun)) {
            begun = until;
            if (!beginAll()) {
                begun = null;
            }
        }
        all(counts::refresh);
    }

    /** @return whether every session has a fact now; false if some were locked */
    private boolean beginAll() {
        Integer some = counts.begin();
        while (some != null && some > 0) {
            some = counts.begin();
        }
        return some == null;
    }

    void check(LocalDate day) {
        if (!day.equals(checked)) {
            checked = day;
            all(counts::check);
        }
    }

    private static void all(LongUnaryOperator some) {
        for (long at = some.applyAsLong(0); at > 0; at = some.applyAsLong(at)) {
            // next batch
        }
    }
}
