package org.tremplin.access.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.AuditTrail;
import org.tremplin.platform.Heavy;
import org.tremplin.platform.Refused;
import org.tremplin.web.ClientAddress;

/** Attempts to sign in: each is taken from the throttle before the password is checked, and recorded in the trail. */
@ApplicationScoped
class SignInTries {
    @Inject
    private Throttle throttle;

    @Inject
    private Grants grants;

    @Inject
    private Passwords passwords;

    @Inject
    private AuditTrail trail;

    /** Takes one attempt and waits as long as required. Refuses when none is left for now. */
    void take(ClientAddress from, String login) {
        if (!throttle.take(from, login) || !throttle.pause(from, login)) {
            if (throttle.takeNote(from)) {
                note(from, login, AccessRefusal.TOO_MANY_TRIES);
            }
            throw new Refused(AccessRefusal.TOO_MANY_TRIES);
        }
    }

    /**
     * Finds the account that has this login and password. Refuses a wrong one. Being told to try again later costs no try.
     *
     * @throws Heavy.Busy when too many callers wait already
     */
    Grants.Credentials check(ClientAddress from, String login, String password) {
        Optional<Grants.Credentials> account = grants.credentials(login);
        boolean right;
        try {
            right = passwords.verify(
                    password, account.map(Grants.Credentials::passwordHash).orElse(null));
        } catch (Heavy.Busy crowd) {
            throttle.giveBack(from, login);
            throw crowd;
        }
        if (!right) {
            throw recordFailure(from, login);
        }
        return account.orElseThrow();
    }

    /** The refusal after a wrong login or password. */
    Refused recordFailure(ClientAddress from, String login) {
        throttle.wrong(login);
        note(from, login, AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
        return new Refused(AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
    }

    /** Records a successful sign-in. */
    void recordSuccess(ClientAddress from, String login, Long account) {
        throttle.forgive(from, login);
        trail.soon(account, "SignIns.enter", "from=" + from.coarse(), "ok");
    }

    /** Records whose account it was, if it exists; the typed login is not stored, since it may be a password. */
    private void note(ClientAddress from, String login, AccessRefusal refusal) {
        String whose = grants.accountOf(login).map(id -> "account=" + id + " ").orElse("");
        trail.soon(null, "SignIns.try", whose + "from=" + from.coarse(), "refused " + refusal.name());
    }
}
