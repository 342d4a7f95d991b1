package org.tremplin.access.accounts;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tremplin.web.ClientAddress;

/**
 * Slows down password guessing. Wrong tries are counted per network, and per network and login: five in a row, then one
 * every ten seconds. An account that is attacked from many networks answers unknown networks more slowly, by three
 * seconds at most. No attack from elsewhere ever locks owners out of their account.
 */
@ApplicationScoped
public class Throttle {
    private static final int REMEMBERED = 10_000;
    private static final int TRIES = 5;
    private static final Duration ONE_MORE_AFTER = Duration.ofSeconds(10);
    private static final int FREE = 10;
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final String EVERYBODY = "sign-up";

    /** Wrong tries at a login from any network; one is forgotten every half minute. */
    private record Guessed(double tries, Instant at) {
        double now(Instant now) {
            return Math.max(0, tries - (double) Duration.between(at, now).toMillis() / FORGOTTEN_AFTER.toMillis());
        }
    }

    private static final class Recent<T> extends LinkedHashMap<String, T> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > REMEMBERED;
        }
    }

    private final Map<String, Bucket> buckets = new Recent<>();
    private final Map<String, Guessed> guessed = new Recent<>();
    /** Networks and logins with a successful sign-in since the start. */
    private final Map<String, Boolean> known = new Recent<>();

    private final Semaphore rooms = new Semaphore(2);
    private final Clock clock;

    @Inject
    Throttle(Clock clock) {
        this.clock = clock;
    }

    protected Throttle() {
        this(null);
    }

    /** Takes one try. @return false when none is left for now */
    synchronized boolean take(ClientAddress from, String login) {
        return bucket(key(from, login), TRIES, ONE_MORE_AFTER).tryConsume(1)
                && bucket(from.network(), 60, Duration.ofSeconds(3)).tryConsume(1);
    }

    /** Takes one public sign-up: twenty from a network, then one every two minutes; 200 in all. */
    public synchronized boolean takeSignUp(ClientAddress from) {
        return bucket(EVERYBODY + " " + from.network(), 20, Duration.ofMinutes(2))
                        .tryConsume(1)
                && bucket(EVERYBODY, 200, Duration.ofMinutes(1)).tryConsume(1);
    }

    /** Whether another refusal is recorded: ten, then one a minute, so that a flood does not fill the trail. */
    synchronized boolean takeNote(ClientAddress from) {
        return bucket("note " + from.network(), 10, Duration.ofMinutes(1)).tryConsume(1);
    }

    /** Records a wrong password. */
    synchronized void wrong(String login) {
        Instant now = clock.instant();
        guessed.merge(plain(login), new Guessed(1, now), (old, one) -> new Guessed(old.now(now) + 1, now));
    }

    /** A right password restores the tries and makes its network known. */
    synchronized void forgive(ClientAddress from, String login) {
        bucket(from.network(), 60, Duration.ofSeconds(3)).addTokens(1);
        buckets.remove(key(from, login));
        known.put(key(from, login), true);
    }

    /** Returns a try for which the password was not looked at. */
    synchronized void giveBack(ClientAddress from, String login) {
        bucket(key(from, login), TRIES, ONE_MORE_AFTER).addTokens(1);
        bucket(from.network(), 60, Duration.ofSeconds(3)).addTokens(1);
    }

    /**
     * How long the answer to a try is delayed: the same whether it is right or wrong, and whether the account exists or
     * not.
     */
    synchronized Duration delay(ClientAddress from, String login) {
        Guessed tries = guessed.get(plain(login));
        double above = tries == null || known.containsKey(key(from, login)) ? 0 : tries.now(clock.instant()) - FREE;
        Duration delay = STEP.multipliedBy((long) Math.max(0, Math.ceil(above)));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    /**
     * Delays a try as long as required. Only a few wait at once, since each occupies one of the server's threads: when
     * there is no room, a network that has not tried this login before continues at once, so that a siege locks nobody
     * out.
     *
     * @return false when there is no room and this network has tried before
     */
    boolean pause(ClientAddress from, String login) {
        Duration delay = delay(from, login);
        if (delay.isZero()) {
            return true;
        }
        if (!rooms.tryAcquire()) {
            return isFirst(from, login);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            rooms.release();
        }
    }

    /** Whether the try just taken is the only one. */
    private synchronized boolean isFirst(ClientAddress from, String login) {
        return bucket(key(from, login), TRIES, ONE_MORE_AFTER).getAvailableTokens() >= TRIES - 1;
    }

    private static String key(ClientAddress from, String login) {
        return from.network() + " " + plain(login);
    }

    private static String plain(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private Bucket bucket(String key, int tries, Duration oneMoreEvery) {
        return buckets.computeIfAbsent(
                key,
                k -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(1, oneMoreEvery))
                        .build());
    }
}
