/**
 * Facts per session ({@code session_fact}): the size of its list, the minutes present and who was present. Reports read
 * one row per session instead of one per mark, and are equal to the marks to the digit.
 *
 * <p><em>Inputs.</em> A fact depends on the marks, on the session's day and group, and on the group's list on that day.
 * Everything else (status, length, trainers, unnamed heads, site) stays in {@code session} and is joined when facts are
 * read, so only those three inputs can invalidate a fact.
 *
 * <p><em>Age.</em> Facts exist only for sessions at least {@code FactCounts.AGE} days old. Recent sessions, and sessions
 * whose fact is stale or missing, are counted from the marks by the same query that counts facts. So a tap in class costs
 * nothing extra.
 *
 * <p><em>Invalidation.</em> A change to a past day marks the facts stale in its own transaction, as its last statement
 * ({@code FactUpkeep}). That locks the rows of the facts until the commit. Counting locks only rows that nobody holds
 * ({@code skip locked}) and reads marks and lists after that. So either the count sees the change, or the change commits
 * later and invalidates the count. Changes lock facts last and in the order of ids, and counting never waits: no
 * deadlocks. A round counts stale facts every minute; a nightly round recounts all facts, corrects differences and logs
 * them.
 *
 * <p><em>Privacy.</em> A stale fact holds no ids of people: erasing somebody removes their id in the same transaction.
 */
package org.tremplin.attendance.facts;
