/**
 * Who is in which group, since when and in what state. At most one live enrolment per person and group. Places are
 * counted under a lock on the group's row, so that ENROLLED + OFFERED never exceed the capacity. Every move is one line
 * of history. In an open group being present enrols: attendance calls this package for it.
 *
 * <p>{@link org.tremplin.enrolment.Enrolments} changes enrolments, {@link org.tremplin.enrolment.WaitingLists} counts
 * places and determines who is next, {@link org.tremplin.enrolment.OfferedPlaces} takes the answers,
 * {@link org.tremplin.enrolment.Admissions} checks the rules of admission,
 * {@link org.tremplin.enrolment.EnrolmentQueries} reads.
 */
package org.tremplin.enrolment;
