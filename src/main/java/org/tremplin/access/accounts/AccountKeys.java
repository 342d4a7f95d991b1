package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.AuditNotes;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/**
 * What gives access to an account besides its password: sign-ins, tokens, and what other capabilities issued ({@link
 * Keyring}).
 */
@UseCases
public class AccountKeys {
    private static final String SIGN_IN = "access.key.sign-in";
    private static final String TOKEN = "access.key.token";

    @Inject
    private AccountQueries queries;

    @Inject
    private SignIns signIns;

    @Inject
    private Tokens tokens;

    @Inject
    private AuditNotes notes;

    @Inject
    @Any
    private Instance<Keyring> rings;

    /** What gives access to an account besides its password, and where it is signed in. */
    @Allowed(MANAGE_ACCOUNTS)
    public List<KeyRow> of(long account) {
        mustReach(account);
        return Stream.of(
                        signIns.of(account, null).stream()
                                .map(s -> new KeyRow(SIGN_IN, s.id(), s.device() + " · " + s.place(), s.since(), null)),
                        tokens.of(account).stream()
                                .map(t -> new KeyRow(TOKEN, t.id(), t.name(), t.createdAt(), t.expiresAt())),
                        rings.stream().flatMap(ring -> ring.keysOf(account).stream()))
                .flatMap(keys -> keys)
                .toList();
    }

    /** Revokes one of these. */
    @Allowed(MANAGE_ACCOUNTS)
    public void end(long account, KeyRow key) {
        mustReach(account);
        notes.add("key", key.kind().substring(key.kind().lastIndexOf('.') + 1));
        boolean ended = switch (key.kind()) {
            case SIGN_IN -> signIns.end(account, key.id());
            case TOKEN -> tokens.revoke(account, key.id());
            default -> rings.stream().anyMatch(ring -> ring.endKey(account, key));
        };
        if (!ended) {
            throw new Missing();
        }
    }

    private void mustReach(long account) {
        if (!queries.isReached(account)) {
            throw new Missing();
        }
    }
}
