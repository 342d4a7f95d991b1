/**
 * Accounts and signing in: passwords, personal tokens, the first run, the throttle, one's own sign-ins, and the checks
 * around every request ({@code Guard}). What an account may do is decided one room below, in {@code access}.
 *
 * <p>What a capability issues to accounts besides their password is its {@link org.tremplin.access.accounts.Keyring}:
 * it ends with the password ({@link org.tremplin.access.accounts.KeysWithdrawn}), and at each use gives the account's
 * current rights. One server keeps sign-ins in its memory (no cluster): after a restart people sign in again.
 */
package org.tremplin.access.accounts;
