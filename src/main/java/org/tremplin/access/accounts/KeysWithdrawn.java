package org.tremplin.access.accounts;

import java.time.Instant;

/**
 * Event: everything issued to an account besides its password (tokens, calendars) becomes invalid, because the account
 * has another password or was closed.
 *
 * @param goesOn whether the current sign-in stays valid
 */
public record KeysWithdrawn(long account, Instant at, boolean goesOn) {}
