/**
 * What can be shown of somebody's way: the learner's own page, targets and certificates of attendance and enrolment.
 *
 * <p>The learner's page takes no person's id anywhere: it is always the person behind the account, so there is nothing to
 * try. Nothing here shames: no ranks, no percentages of failure.
 *
 * <p>A target is what a funder asks of a person; what was counted for it is derived each time from the marks, by the
 * programme's rule.
 *
 * <p>A certificate is frozen when it is issued and never changes; a later one says which it replaces. Whoever holds its
 * code reads what the paper says, without an account, and nothing else. It is here and not with attendance, for it speaks
 * of enrolments too and the learner finds it on their page.
 */
package org.tremplin.progress;
