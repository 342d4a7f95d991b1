package org.tremplin.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalTime;
import org.tremplin.access.Rounds;

/** Makes the round at seven in the evening of the association's zone; after a night switched off, in the morning. */
@ApplicationScoped
class EveningRound {
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    @Inject
    private Rounds rounds;

    @Inject
    private Alerts alerts;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        rounds.eachDay(EVENING, "the evening's", alerts::round);
    }
}
