package org.tremplin.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.access.Rounds;

/** Has what is kept too long forgotten at three in the night of the association's zone; after a night off, when it is on. */
@ApplicationScoped
class NightRound {
    private static final Logger LOG = Logger.getLogger(NightRound.class.getName());
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    @Inject
    private Rounds rounds;

    @Inject
    private Retention retention;

    @Inject
    private Erasures erasures;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        rounds.eachDay(NIGHT, "the night's", this::make);
    }

    /** Makes the round of a day, each file in a transaction of its own: one that cannot go keeps no other from it. */
    void make(LocalDate day) {
        if (!retention.begin(day)) {
            return;
        }
        int files = 0;
        for (long closed : retention.provenUntil(day)) {
            files += done(() -> erasures.eraseClosed(closed, day));
        }
        for (DueRow due : retention.dueOn(day)) {
            files += done(() -> {
                erasures.erase(due.id(), due.version());
                return true;
            });
        }
        retention.report(day, files);
    }

    private static int done(BooleanSupplier work) {
        try {
            return work.getAsBoolean() ? 1 : 0;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a file that is kept too long could not be erased", failure);
            return 0;
        }
    }
}
