package org.tremplin.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work that the server does on its own, again and again. */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final int LOOK_MINUTES = 10;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private RequestContextController requests;

    /** Has work done every so many minutes, from a minute after the start. What fails is tried again the next time. */
    public void every(int minutes, String name, Runnable work) {
        executor.scheduleWithFixedDelay(() -> make(name, work), 1, minutes, TimeUnit.MINUTES);
    }

    /**
     * Has the round of a day made once it is this late in the association's zone; looked at every ten minutes, so that a server
     * that was off makes it when it is on. Whoever makes it knows whether it was made.
     */
    public void eachDay(LocalTime after, String name, Consumer<LocalDate> work) {
        every(LOOK_MINUTES, name, () -> {
            LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
            work.accept(now.toLocalTime().isBefore(after) ? now.toLocalDate().minusDays(1) : now.toLocalDate());
        });
    }

    private void make(String name, Runnable work) {
        boolean opened = requests.activate();
        try {
            me.become(Grant.server());
            work.run();
        } catch (RuntimeException failure) {
            // an exception would end the schedule
            LOG.log(Level.SEVERE, "a round could not be made: " + name, failure);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }
}
