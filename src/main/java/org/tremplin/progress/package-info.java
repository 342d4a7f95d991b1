/**
 * What shows somebody's progress: the learner's own page, targets, and certificates of attendance and enrolment.
 *
 * <p>The learner's page takes no person id anywhere: it always shows the person behind the account, so there is nothing
 * to guess. Nothing here shames: no ranks, no percentages of failure.
 *
 * <p>A target is what a funder asks of a person; what counts for it is computed each time from the marks, by the
 * programme's rule.
 *
 * <p>A certificate is frozen when it is issued and never changes; a later one says which it replaces. Whoever holds its
 * code can read what it says, without an account, and nothing else. It is here and not in attendance, because it also
 * covers enrolments, and learners find it on their page.
 */
package org.tremplin.progress;
