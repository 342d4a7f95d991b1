/**
 * Who may do what: accounts, roles, sites as scope, the audit trail. Every service call of every capability passes the
 * {@link org.tremplin.access.Gate}: it fails when no permission is declared, answers "missing" when the caller does not
 * have it, and leaves an audit line of ids.
 *
 * <p>A person's rights are a {@link org.tremplin.access.Grant}, read once and cached until the account changes; the
 * rows they may see are their {@link org.tremplin.access.Reach}, which queries take as parameters, so forbidden rows
 * are never read. Each capability provides the names for its ids in the trail ({@link org.tremplin.access.AuditNames}).
 */
package org.tremplin.access;
