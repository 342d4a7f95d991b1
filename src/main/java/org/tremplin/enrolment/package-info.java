/**
 * Who is in which group, since when and in what state. At most one live enrolment per person and group; places are
 * counted under a lock on the group's row, so ENROLLED + OFFERED never exceed the capacity. Every move is one line of
 * history. In an open group presence enrols: attendance asks for it here.
 *
 * <p>{@link org.tremplin.enrolment.Enrolments} moves people, {@link org.tremplin.enrolment.WaitingLists} counts places and says
 * whose turn it is, {@link org.tremplin.enrolment.OfferedPlaces} hears their answer, {@link org.tremplin.enrolment.Admissions}
 * says what speaks against somebody, {@link org.tremplin.enrolment.EnrolmentQueries} reads.
 */
package org.tremplin.enrolment;
