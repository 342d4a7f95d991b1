package org.tremplin.access.accounts;

import java.util.List;

/** What a capability issues to accounts besides their password: the administrator sees it and can revoke it. */
public interface Keyring {
    /** Those of an account that are still valid. */
    List<KeyRow> keysOf(long account);

    /** Revokes one of them. @return false when it is not one of these */
    boolean endKey(long account, KeyRow key);
}
