package org.tremplin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.tremplin.platform.installation.Installation;

/**
 * The first minutes after a start: the launcher opens the usual pages once or twice, so that whoever comes next does not wait
 * for classes, templates and queries to be loaded. It does so as a trainer and learner whom nothing belongs to: no row of
 * anybody is read, nothing is changed, kept or noted in the trail.
 */
@ApplicationScoped
public class Rehearsal {
    /** The header with the key that the launcher made for this start. */
    public static final String KEY = "Tremplin-Rehearsal";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Nobody's: their rights begin and end with the rows of a person that does not exist. */
    private static final Grant NOBODY = new Grant(-1, "", "", -1L, Set.of(Role.TRAINER, Role.LEARNER), Set.of(), true);

    private final Clock clock;
    private final String key;
    private final Instant end;

    @Inject
    Rehearsal(Clock clock) {
        this(clock, Installation.rehearsalKey());
    }

    protected Rehearsal() {
        this.clock = null;
        this.key = null;
        this.end = null;
    }

    Rehearsal(Clock clock, String key) {
        this.clock = clock;
        this.key = key;
        this.end = clock.instant().plus(LONGEST);
    }

    /** The rights of whoever rehearses; null for every other request. */
    public Grant of(HttpServletRequest request) {
        String shown = request.getHeader(KEY);
        return shown != null
                        && request.getMethod().equals("GET")
                        && clock.instant().isBefore(end)
                        && Secrets.same(shown, key)
                ? NOBODY
                : null;
    }

    /** Whether these are their rights. */
    static boolean is(Grant grant) {
        return grant == NOBODY;
    }
}
