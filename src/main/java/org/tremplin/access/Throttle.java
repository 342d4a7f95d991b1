package org.tremplin.access;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down guessing. Wrong tries are counted per address, and per address and login: five in a row, then one every
 * ten seconds. Nothing is counted against a login alone, so nobody can lock somebody else out from elsewhere.
 */
@ApplicationScoped
public class Throttle {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Takes one try. @return false when there is none left for now */
    synchronized boolean take(String address, String login) {
        return bucket(address + " " + login.toLowerCase(Locale.ROOT), 5, Duration.ofSeconds(10))
                        .tryConsume(1)
                && bucket(address, 60, Duration.ofSeconds(3)).tryConsume(1);
    }

    /** Takes one of the names that may be written down from an address: five, then one every ten minutes. */
    public synchronized boolean takeSignUp(String address) {
        return bucket("sign-up " + address, 5, Duration.ofMinutes(10)).tryConsume(1);
    }

    /** A right password gives the tries back. */
    synchronized void forgive(String address, String login) {
        bucket(address, 60, Duration.ofSeconds(3)).addTokens(1);
        buckets.remove(address + " " + login.toLowerCase(Locale.ROOT));
    }

    private Bucket bucket(String key, int tries, Duration oneMoreEvery) {
        return buckets.computeIfAbsent(
                key,
                k -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(1, oneMoreEvery))
                        .build());
    }
}
