package org.tremplin.access.accounts;

import java.util.List;

/** What a capability issues to accounts beside their password: the administrator sees it and ends it. */
public interface Keyring {
    /** Those of an account that still work. */
    List<KeyRow> keysOf(long account);

    /** Ends one of them. @return false when it is none of these */
    boolean endKey(long account, KeyRow key);
}
