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
 * Recurring background work. A round is many small transactions, one for each item ({@link #each}), so that users wait
 * for none of it.
 */
@ApplicationScoped
public class Schedule {
    private static final Logger LOG = Logger.getLogger(Schedule.class.getName());
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
     * Repeats some work, beginning a minute after the start. A failure is retried the next time.
     *
     * @param pause from the end of one run to the beginning of the next
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
     * Runs a daily round once this time has passed in the association's zone; checked every ten minutes, so that a
     * server that was off catches up when it is on. The round itself knows whether it already ran.
     */
    public void eachDay(LocalTime after, String name, Consumer<LocalDate> work) {
        every(LOOK, name, () -> {
            LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
            work.accept(now.toLocalTime().isBefore(after) ? now.toLocalDate().minusDays(1) : now.toLocalDate());
        });
    }

    /**
     * Processes one item after the other: a failure is logged and does not stop the others.
     *
     * @param what names the work in the log of a failure
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
            // any exception would end the schedule
            log(Level.SEVERE, "a round could not be made: " + name, failure);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }

    /** A bug with its stack trace; a temporary failure in one line, because it is retried anyway. */
    private static void log(Level fault, String what, Throwable failure) {
        if (ProblemMapper.passes(failure)) {
            LOG.log(Level.INFO, "{0}; the next time, then: {1}", new Object[] {what, Unavailable.root(failure)});
        } else {
            LOG.log(fault, what, failure);
        }
    }
}
