package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.UseCases;

/**
 * The personal tokens of an account, for services that have checked the caller's access: its owner's, and its
 * manager's.
 */
@UseCases
public class Tokens {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private Event<AccessChanged> changed;

    @Inject
    private Event<KeysWithdrawn> withdrawn;

    /** The valid ones, newest first. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    List<TokenRow> of(long account) {
        return entities.createQuery("""
                        select new org.tremplin.access.accounts.TokenRow(t.id, t.name, t.scope, t.createdAt, t.expiresAt)
                        from AccessToken t
                        where t.account.id = :account and t.revokedAt is null and t.expiresAt > :now
                        order by t.createdAt desc""", TokenRow.class)
                .setParameter("account", account)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Revokes one of them. @return whether it existed */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean revoke(long account, long token) {
        Optional<AccessToken> found = entities.createQuery(
                        "select t from AccessToken t where t.id = :id and t.account.id = :account", AccessToken.class)
                .setParameter("id", token)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
        found.ifPresent(t -> t.revoke(clock.instant()));
        changed.fire(new AccessChanged());
        return found.isPresent();
    }

    /**
     * Revokes everything that gives access to an account besides its password: tokens here, what other capabilities
     * issued through the event.
     *
     * @param goesOn whether the caller's sign-in stays valid
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void withdraw(long account, boolean goesOn) {
        Instant now = clock.instant();
        entities.createQuery(
                        "update AccessToken t set t.revokedAt = :now where t.account.id = :account and t.revokedAt is null")
                .setParameter("now", now)
                .setParameter("account", account)
                .executeUpdate();
        withdrawn.fire(new KeysWithdrawn(account, now, goesOn));
    }

    /** Clears the names of an erased account's tokens. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(long account) {
        entities.createQuery("delete from AccessToken t where t.account.id = :account")
                .setParameter("account", account)
                .executeUpdate();
    }
}
