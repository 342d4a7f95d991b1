package org.tremplin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tremplin.platform.Remembered;

/**
 * Caches what every request needs and rarely changes: rights and the association. Cleared when a change is committed.
 */
@ApplicationScoped
public class AccessCache {
    /** @param passwordInitial whether somebody else chose the password */
    public record Known(Grant grant, String passwordHash, boolean passwordInitial) {
        /** The entry itself if this is still the password; otherwise empty. */
        public Optional<Known> with(String hash) {
            return passwordHash.equals(hash) ? Optional.of(this) : Optional.empty();
        }
    }

    public record TokenGrant(Grant grant, Instant expiresAt) {}

    private final Map<Long, Known> accounts = new ConcurrentHashMap<>();
    private final Map<String, TokenGrant> tokens = new ConcurrentHashMap<>();
    private final Remembered<House> house = new Remembered<>();

    public Map<Long, Known> accounts() {
        return accounts;
    }

    public Map<String, TokenGrant> tokens() {
        return tokens;
    }

    Remembered<House> house() {
        return house;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        accounts.clear();
        tokens.clear();
        house.forget();
    }
}
