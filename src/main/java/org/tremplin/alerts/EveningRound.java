package org.tremplin.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tremplin.access.Schedule;

/** Runs the round at seven in the evening of the association's time zone, or in the morning if the server was off. */
@ApplicationScoped
class EveningRound {
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    @Inject
    private Schedule schedule;

    @Inject
    private Alerts alerts;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        schedule.eachDay(EVENING, "the evening's", this::make);
    }

    /** Runs the round of a day, at most once; each group in its own transaction. @return false if it was done before */
    boolean make(LocalDate day) {
        if (alerts.isMade(day)) {
            return false;
        }
        Schedule.each("a group could not be looked at", alerts.groups(day), group -> {
            alerts.look(group, day);
            return true;
        });
        return alerts.finish(day);
    }
}
