package org.tremplin.alerts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.access.Grant;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;

/** Makes the round at seven in the evening of the association's zone; after a night switched off, in the morning. */
@ApplicationScoped
class EveningRound {
    private static final Logger LOG = Logger.getLogger(EveningRound.class.getName());
    private static final LocalTime EVENING = LocalTime.of(19, 0);
    private static final int EVERY_MINUTES = 10;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Alerts alerts;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    @Inject
    private RequestContextController requests;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        executor.scheduleWithFixedDelay(this::look, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void look() {
        boolean opened = requests.activate();
        try {
            me.become(Grant.server());
            LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
            alerts.round(now.toLocalTime().isBefore(EVENING) ? now.toLocalDate().minusDays(1) : now.toLocalDate());
        } catch (RuntimeException failure) {
            // the next look tries again; an exception would end the schedule
            LOG.log(Level.SEVERE, "the evening's round could not be made", failure);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }
}
