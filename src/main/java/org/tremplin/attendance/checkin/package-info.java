/**
 * Check-in by learners: the codes on the trainer's screen, each for one session, one person and half a minute, and who
 * used them. A redeemed code becomes a tap like any other: {@link org.tremplin.attendance.Attendance} notes it.
 */
package org.tremplin.attendance.checkin;
