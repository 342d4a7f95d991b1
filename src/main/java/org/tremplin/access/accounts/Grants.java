package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tremplin.access.AccessCache;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Grant;
import org.tremplin.access.Secrets;
import org.tremplin.platform.UseCases;

/** The rights behind a login, a sign-in or a token, looked up before a caller is let in. */
@UseCases
public class Grants {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private AccessCache cache;

    /** What is needed to check a password outside any transaction: hashing takes a tenth of a second. */
    record Credentials(long accountId, String passwordHash) {}

    /**
     * The rights of an account that is open and still has the password it was signed in with; a new password ends
     * earlier sign-ins. Cached after the first call.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<AccessCache.Known> known(long account, String passwordHash) {
        AccessCache.Known known = cache.accounts().computeIfAbsent(account, id -> {
            Account found = entities.find(Account.class, id);
            return found == null || !found.isEnabled()
                    ? null
                    : new AccessCache.Known(found.grant(), found.passwordHash(), found.isPasswordInitial());
        });
        return known == null ? Optional.empty() : known.with(passwordHash);
    }

    /** The rights behind a personal token that is neither expired nor revoked. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Optional<Grant> ofToken(String secret) {
        String hash = Secrets.hash(secret);
        AccessCache.TokenGrant known = cache.tokens()
                .computeIfAbsent(
                        hash,
                        h -> entities.createQuery("""
                        select t, t.expiresAt from AccessToken t
                        where t.secretHash = :hash and t.revokedAt is null and t.account.enabled = true
                            and t.account.passwordInitial = false""", Object[].class)
                                .setParameter("hash", h)
                                .getResultStream()
                                .findFirst()
                                .map(t -> new AccessCache.TokenGrant(((AccessToken) t[0]).grant(), (Instant) t[1]))
                                .orElse(null));
        return Optional.ofNullable(known)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(AccessCache.TokenGrant::grant);
    }

    /**
     * The current rights behind something that was issued to an account; none when it is closed or still has its first
     * password.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Optional<Grant> ofAccount(long account) {
        return Optional.ofNullable(entities.find(Account.class, account))
                .filter(a -> a.isEnabled() && !a.isPasswordInitial())
                .map(Account::grant);
    }

    /**
     * Looks up a login, ignoring case. Accents count, unlike in the database: otherwise a guesser would get tries for
     * each variant.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<Credentials> credentials(String login) {
        return entities.createQuery(
                        "select a.id, a.login, a.passwordHash from Account a where a.login = :login and a.enabled = true",
                        Object[].class)
                .setParameter("login", login)
                .getResultStream()
                .filter(a -> ((String) a[1]).toLowerCase(Locale.ROOT).equals(login.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(a -> new Credentials((Long) a[0], (String) a[2]));
    }

    /** The account with this login, open or closed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<Long> accountOf(String login) {
        return entities.createQuery("select a.id from Account a where a.login = :login", Long.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }
}
