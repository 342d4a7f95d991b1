package org.tremplin.access.accounts;

import java.time.Instant;

/**
 * Everything that was issued to an account beside its password (tokens, calendars) opens nothing any more: it has another
 * password, or was closed.
 *
 * @param goesOn whether the sign-in that caused it stays
 */
public record KeysWithdrawn(long account, Instant at, boolean goesOn) {}
