/**
 * Who may do what: accounts, roles, sites as scope, the audit trail. Every service call of
 * every capability passes the {@link org.tremplin.access.Gate}: it fails when no permission is declared, answers
 * "missing" when it is not held, and leaves an audit line of ids.
 *
 * <p>A person's rights are a {@link org.tremplin.access.Grant}, read once and kept until the account changes; what they
 * may see of a list is its {@link org.tremplin.access.Reach}, which queries take as parameters, so forbidden rows are
 * never read. What the ids of the trail stand for, each capability says itself ({@link org.tremplin.access.AuditNames}).
 */
package org.tremplin.access;
