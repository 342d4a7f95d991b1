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
 * Lets the launcher open the usual pages in the first minutes after a start, so that the first visitors do not wait for
 * classes, templates and queries to be loaded. It acts as a trainer and learner to whom nothing belongs: it reaches no
 * person's data, changes nothing, and leaves no session and no line in the trail.
 */
@ApplicationScoped
public class WarmUp {
    /** The header with the key that the launcher made for this start. */
    public static final String KEY = "Tremplin-Warm-Up";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** The rights of the warm-up: only rows of a person that does not exist. */
    private static final Grant NOBODY = new Grant(-1, "", "", -1L, Set.of(Role.TRAINER, Role.LEARNER), Set.of(), true);

    private final Clock clock;
    private final String key;
    private final Instant end;

    @Inject
    WarmUp(Clock clock) {
        this(clock, Installation.warmUpKey());
    }

    protected WarmUp() {
        this.clock = null;
        this.key = null;
        this.end = null;
    }

    WarmUp(Clock clock, String key) {
        this.clock = clock;
        this.key = key;
        this.end = clock.instant().plus(LONGEST);
    }

    /** The rights of a warm-up request; null for every other request. */
    public Grant of(HttpServletRequest request) {
        String shown = request.getHeader(KEY);
        return shown != null
                        && request.getMethod().equals("GET")
                        && clock.instant().isBefore(end)
                        && Secrets.same(shown, key)
                ? NOBODY
                : null;
    }

    /** Whether these are the rights of a warm-up request. */
    static boolean is(Grant grant) {
        return grant == NOBODY;
    }
}
