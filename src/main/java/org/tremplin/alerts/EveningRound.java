package org.tremplin.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.tremplin.access.Houses;
import org.tremplin.access.Rounds;

/** Makes the round at seven in the evening of the association's zone; after a night switched off, in the morning. */
@ApplicationScoped
class EveningRound {
    private static final LocalTime EVENING = LocalTime.of(19, 0);
    private static final int EVERY_MINUTES = 10;

    @Inject
    private Rounds rounds;

    @Inject
    private Alerts alerts;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        rounds.every(EVERY_MINUTES, "the evening's", this::look);
    }

    private void look() {
        LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
        alerts.round(now.toLocalTime().isBefore(EVENING) ? now.toLocalDate().minusDays(1) : now.toLocalDate());
    }
}
