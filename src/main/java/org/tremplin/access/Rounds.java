package org.tremplin.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.platform.installation.Installation;
import org.tremplin.web.ProblemMapper;
import org.tremplin.web.Unavailable;

/**
 * Work that the server does on its own, again and again. A round is many small transactions, one for each thing it works
 * on ({@link #each}): whoever works at the same time waits for none of it.
 */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMinutes(10);

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

    /**
     * Has work done again and again, from a minute after the start. What fails is tried again the next time.
     *
     * @param pause from the end of one to the beginning of the next
     * @return cancels it
     */
    public Future<?> every(Duration pause, String name, Runnable work) {
        Duration quick = Installation.pauseBetweenRounds().orElse(null);
        return quick == null ? start(FIRST, pause, name, work) : start(quick, quick, name, work);
    }

    Future<?> start(Duration first, Duration pause, String name, Runnable work) {
        return executor.scheduleWithFixedDelay(
                () -> make(name, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Has the round of a day made once it is this late in the association's zone; looked at every ten minutes, so that a server
     * that was off makes it when it is on. Whoever makes it knows whether it was made.
     */
    public void eachDay(LocalTime after, String name, Consumer<LocalDate> work) {
        every(LOOK, name, () -> {
            LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
            work.accept(now.toLocalTime().isBefore(after) ? now.toLocalDate().minusDays(1) : now.toLocalDate());
        });
    }

    /**
     * Works on one after the other: what fails is logged and keeps no other from its turn.
     *
     * @param what said in the log of one that failed
     * @param work in a transaction of its own; false when there was nothing to do
     * @return how many were done
     */
    public static <T> int each(String what, Collection<T> all, Predicate<T> work) {
        int done = 0;
        for (T one : all) {
            try {
                done += work.test(one) ? 1 : 0;
            } catch (RuntimeException failure) {
                log(Level.WARNING, what, failure);
            }
        }
        return done;
    }

    private void make(String name, Runnable work) {
        boolean opened = requests.activate();
        try {
            me.become(Grant.server());
            work.run();
        } catch (RuntimeException | Error failure) {
            // whatever is thrown would end the schedule
            log(Level.SEVERE, "a round could not be made: " + name, failure);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }

    /** A fault with its stack trace; what will do the next time in a line, for it is tried again anyway. */
    private static void log(Level fault, String what, Throwable failure) {
        if (ProblemMapper.passes(failure)) {
            LOG.log(Level.INFO, "{0}; the next time, then: {1}", new Object[] {what, Unavailable.root(failure)});
        } else {
            LOG.log(fault, what, failure);
        }
    }
}
