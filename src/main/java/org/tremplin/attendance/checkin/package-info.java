/**
 * Learners who note themselves: codes on the trainer's screen, each of one session, for one person, for half a minute, and who
 * came with them. A code that was redeemed becomes a tap like any other: {@link org.tremplin.attendance.Attendance} notes it.
 */
package org.tremplin.attendance.checkin;
