package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Secrets;
import org.tremplin.platform.UseCases;

/** The keys with which the first administrator gets in, valid while there is no account. */
@UseCases
public class FirstRunKeys {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** True until the first account exists. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean nobodyYet() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** Creates another key for the first administrator; earlier ones stay valid. @return the secret */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    String fresh() {
        String secret = Secrets.fresh();
        entities.createNativeQuery("insert into first_run_key (secret_hash, made_at) values (?1, ?2)")
                .setParameter(1, Secrets.hash(secret))
                .setParameter(2, Timestamp.valueOf(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .executeUpdate();
        return secret;
    }

    /** Whether this is such a key and there is still no account. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean isValid(String given) {
        return given != null
                && nobodyYet()
                && !entities.createNativeQuery("select 1 from first_run_key where secret_hash = ?1")
                        .setParameter(1, Secrets.hash(given))
                        .getResultList()
                        .isEmpty();
    }

    /** Invalidates all keys once there is an account. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void invalidateAll() {
        entities.createNativeQuery("delete from first_run_key").executeUpdate();
    }
}
