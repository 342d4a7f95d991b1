package org.tremplin.access.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.AuditTrail;
import org.tremplin.platform.Refused;
import org.tremplin.web.ClientAddress;

/** Tries at the door: each is taken from the throttle before the password is looked at, and noted in the trail. */
@ApplicationScoped
class SignInTries {
    @Inject
    private Throttle throttle;

    @Inject
    private Grants grants;

    @Inject
    private AuditTrail trail;

    /** Takes one, and waits as long as it has to. Refuses when there is none left for now. */
    void take(ClientAddress from, String login) {
        if (!throttle.take(from, login) || !throttle.pause(from, login)) {
            if (throttle.takeNote(from)) {
                note(from, login, AccessRefusal.TOO_MANY_TRIES);
            }
            throw new Refused(AccessRefusal.TOO_MANY_TRIES);
        }
    }

    /** What is said after a wrong login or password. */
    Refused wrong(ClientAddress from, String login) {
        throttle.wrong(login);
        note(from, login, AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
        return new Refused(AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
    }

    /** Somebody came in. */
    void right(ClientAddress from, String login, Long account) {
        throttle.forgive(from, login);
        trail.soon(account, "SignIns.enter", "from=" + from.coarse(), "ok");
    }

    /** Whose account it was, when it was one's; what was typed is not kept: it may be a password. */
    private void note(ClientAddress from, String login, AccessRefusal refusal) {
        String whose = grants.accountOf(login).map(id -> "account=" + id + " ").orElse("");
        trail.soon(null, "SignIns.try", whose + "from=" + from.coarse(), "refused " + refusal.name());
    }
}
