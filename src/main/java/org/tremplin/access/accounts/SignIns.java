package org.tremplin.access.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Who is signed in, where, and since when: in memory, like the server's sessions. A sign-in ends two hours after the
 * last request, twelve hours after it began in any case, when its owner or the administrator ends it, and when the
 * account gets another password or is closed.
 */
@ApplicationScoped
class SignIns {
    static final Duration IDLE = Duration.ofHours(2);
    static final Duration LONGEST = Duration.ofHours(12);

    /** An open sign-in. {@code password} is the hash with which it began. */
    static final class SignIn {
        private final long id;
        private final long account;
        private final String device;
        private final String place;
        private final Instant since;
        private volatile String password;
        private volatile Instant seen;

        private SignIn(long id, long account, String password, String device, String place, Instant now) {
            this.id = id;
            this.account = account;
            this.password = password;
            this.device = device;
            this.place = place;
            this.since = now;
            this.seen = now;
        }

        long id() {
            return id;
        }

        long account() {
            return account;
        }

        String password() {
            return password;
        }

        private boolean isOver(Instant now) {
            return !now.isBefore(since.plus(LONGEST)) || !now.isBefore(seen.plus(IDLE));
        }
    }

    private final AtomicLong last = new AtomicLong();
    private final Map<Long, SignIn> open = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    SignIns(Clock clock) {
        this.clock = clock;
    }

    protected SignIns() {
        this(null);
    }

    /**
     * @param device browser and system, in two words @param place the approximate origin, for a human @return its id
     */
    long begin(long account, String password, String device, String place) {
        Instant now = clock.instant();
        open.values().removeIf(s -> s.isOver(now));
        SignIn signIn = new SignIn(last.incrementAndGet(), account, password, device, place, now);
        open.put(signIn.id, signIn);
        return signIn.id;
    }

    /** The sign-in, unless it has ended; looking it up keeps it from expiring. */
    Optional<SignIn> find(Object id) {
        SignIn found = id instanceof Long number ? open.get(number) : null;
        Instant now = clock.instant();
        if (found != null && found.isOver(now)) {
            open.remove(found.id);
            found = null;
        }
        if (found != null) {
            found.seen = now;
        }
        return Optional.ofNullable(found);
    }

    /** Continues with a new password; the other sign-ins of the account end. */
    void continueWith(Object id, String password) {
        find(id).ifPresent(signIn -> {
            signIn.password = password;
            open.values().removeIf(s -> s.account == signIn.account && s != signIn);
        });
    }

    /** Ends a sign-in whose browser has begun another. */
    void drop(Object id) {
        if (id instanceof Long number) {
            open.remove(number);
        }
    }

    /** Ends one of an account's sign-ins. @return whether there was one */
    boolean end(long account, Object id) {
        SignIn found = id instanceof Long number ? open.get(number) : null;
        return found != null && found.account == account && open.remove(found.id) != null;
    }

    /** The open sign-ins of an account, most recently used first. @param current the one of this request, or null */
    List<SignInRow> of(long account, Object current) {
        Instant now = clock.instant();
        Predicate<SignIn> over = s -> s.isOver(now);
        return open.values().stream()
                .filter(s -> s.account == account)
                .filter(over.negate())
                .sorted(Comparator.comparing((SignIn s) -> s.seen).reversed())
                .map(s -> new SignInRow(
                        s.id,
                        s.device,
                        s.place,
                        s.since,
                        s.seen,
                        Long.valueOf(s.id).equals(current)))
                .toList();
    }

    /** Removes sign-ins with an old password, which give no access any more. */
    void withdraw(@Observes(during = TransactionPhase.AFTER_SUCCESS) KeysWithdrawn withdrawn) {
        if (!withdrawn.goesOn()) {
            open.values().removeIf(s -> s.account == withdrawn.account());
        }
    }
}
