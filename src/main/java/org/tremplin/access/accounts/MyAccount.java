package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.CHANGE_OWN_ACCOUNT;
import static org.tremplin.access.Permission.MAKE_TOKENS;
import static org.tremplin.access.Permission.SIGNED_IN;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Secrets;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The caller's own account: its password, its personal tokens, where it is signed in. */
@UseCases
public class MyAccount {
    private static final Duration LONGEST_TOKEN = Duration.ofDays(366);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Passwords passwords;

    @Inject
    private Throttle throttle;

    @Inject
    private Houses houses;

    @Inject
    private Tokens tokens;

    @Inject
    private SignIns signIns;

    @Inject
    private AuditNotes notes;

    @Inject
    private Event<AccessChanged> changed;

    /**
     * Confirms the caller's password and refuses a wrong one. Wrong tries are counted and slowed down as at sign-in.
     */
    @Allowed(value = CHANGE_OWN_ACCOUNT, trail = Trail.OWN_HISTORY)
    public void confirm(String password) {
        Account account = mine();
        String login = account.grant().login();
        if (!throttle.take(me.from(), login)) {
            throw new Refused(AccessRefusal.TOO_MANY_TRIES);
        }
        if (!passwords.verify(password, account.passwordHash())) {
            throttle.wrong(login);
            throw new Refused(AccessRefusal.WRONG_CURRENT_PASSWORD);
        }
        throttle.forgive(me.from(), login);
    }

    /**
     * Changes the password. Refuses a wrong current password, an unsuitable new one, and the same one again. Ends the
     * account's other sign-ins, its tokens and its calendars.
     *
     * @return the hash with which the current sign-in continues
     */
    @Allowed(CHANGE_OWN_ACCOUNT)
    String changePassword(String current, String next) {
        confirm(current);
        if (next.equals(current)) {
            throw new Refused(AccessRefusal.PASSWORD_IS_THE_SAME);
        }
        Account account = mine();
        account.usePassword(passwords.fit(next, account.grant(), houses.house()), false);
        tokens.withdraw(account.id(), true);
        notes.add("account", account.id());
        changed.fire(new AccessChanged());
        return account.passwordHash();
    }

    /** The caller's valid tokens, newest first. */
    @Allowed(SIGNED_IN)
    public List<TokenRow> tokens() {
        return tokens.of(orMissing(me.accountId()));
    }

    /**
     * Creates a personal token. Refuses a wrong password.
     *
     * @param password of the caller: an unlocked screen is not enough
     * @param days how long it is valid: 1 to 366
     * @return the secret, which cannot be shown again
     */
    @Allowed(MAKE_TOKENS)
    public String issueToken(String password, String name, AccessToken.Scope scope, int days) {
        Duration life = Duration.ofDays(days);
        if (days < 1 || life.compareTo(LONGEST_TOKEN) > 0) {
            throw new Refused(AccessRefusal.TOKEN_EXPIRY_OUT_OF_RANGE);
        }
        confirm(password);
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        entities.persist(new AccessToken(mine(), name, scope, Secrets.hash(secret), now, now.plus(life)));
        notes.add("account", me.accountId());
        notes.add("scope", scope);
        return secret;
    }

    @Allowed(CHANGE_OWN_ACCOUNT)
    public void revokeToken(long token) {
        if (!tokens.revoke(orMissing(me.accountId()), token)) {
            throw new Missing();
        }
        notes.add("account", me.accountId());
    }

    /** Where the caller is signed in, most recently used first. @param current the sign-in of this request */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    List<SignInRow> signIns(Object current) {
        return signIns.of(orMissing(me.accountId()), current);
    }

    /** Ends one of the caller's sign-ins on another machine. */
    @Allowed(CHANGE_OWN_ACCOUNT)
    void endSignIn(long signIn) {
        if (!signIns.end(orMissing(me.accountId()), signIn)) {
            throw new Missing();
        }
        notes.add("account", me.accountId());
    }

    private Account mine() {
        return orMissing(entities.find(Account.class, orMissing(me.accountId())));
    }
}
