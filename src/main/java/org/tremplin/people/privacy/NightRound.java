package org.tremplin.people.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tremplin.access.Schedule;
import org.tremplin.access.audit.Audits;
import org.tremplin.people.TimeToForget;

/**
 * Deletes what is past its retention at three in the night of the association's zone; after a night off, when the
 * server is on.
 */
@ApplicationScoped
class NightRound {
    private static final String KEPT = "a file that is kept too long could not be erased";
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    @Inject
    private Schedule schedule;

    @Inject
    private Retention retention;

    @Inject
    private Erasures erasures;

    @Inject
    private Audits audits;

    @Inject
    private Event<TimeToForget> forgetting;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        schedule.eachDay(NIGHT, "the night's", this::make);
    }

    /**
     * Runs the round of a day once, whoever asks: each table and each file in a transaction of its own, so that one
     * that fails does not stop the others, and users wait for none of it.
     */
    void make(LocalDate day) {
        if (retention.hasBegun(day) || !retention.begin(day)) {
            return;
        }
        try {
            TimeToForget time = retention.limits(day);
            forgetting.fire(time);
            Instant before = Retention.trailSince(day);
            for (int gone = audits.forget(before); gone > 0; gone = audits.forget(before)) {
                time.gone("audit_line", gone);
            }
            time.gone(
                    "person",
                    Schedule.each(KEPT, retention.provenUntil(day), closed -> erasures.eraseClosed(closed, day)));
            time.gone("person", Schedule.each(KEPT, retention.dueOn(day), due -> {
                erasures.erase(due.id(), due.version());
                return true;
            }));
            retention.report(day, time);
        } catch (RuntimeException | Error failure) {
            takeBack(day, failure);
            throw failure;
        }
    }

    /** Lets the round begin again the next time; a failure to do so does not hide the one that stopped the round. */
    private void takeBack(LocalDate day, Throwable failure) {
        try {
            retention.takeBack(day);
        } catch (RuntimeException | Error second) {
            failure.addSuppressed(second);
        }
    }
}
