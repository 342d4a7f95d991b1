/**
 * Who is in which group, since when and in what state. At most one live enrolment per person and group; places are
 * counted under a lock on the group's row, so ENROLLED + OFFERED never exceed the capacity. Every move is one line of
 * history. In an open group presence enrols: attendance asks for it here.
 */
package org.tremplin.enrolment;
