/**
 * Accounts and how one signs in with them: passwords, personal tokens, the first run, the throttle, one's own sessions, and
 * what stands around every request ({@code Guard}). What an account may do is said one room below, in {@code access}.
 *
 * <p>What a capability issues to accounts beside their password is its {@link org.tremplin.access.accounts.Keyring}: it ends with
 * the password ({@link org.tremplin.access.accounts.KeysWithdrawn}), and is worth at each use what the account is worth that day.
 * One server keeps sign-ins in its memory (no cluster): after a restart people sign in again.
 */
package org.tremplin.access.accounts;
