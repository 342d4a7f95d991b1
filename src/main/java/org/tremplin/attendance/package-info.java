/**
 * The roll-call. One mark per person and session, in minutes; <em>not marked</em> is the absence of a row and means
 * nothing else. Every value a mark ever had is kept ({@code attendance_change}), so that table is also the audit trail
 * of roll-calls. The phone sends one small REST call per tap. A call states what the mark should be, so sending it
 * twice changes nothing, and which line of the history its sender has seen last, so that nobody overwrites what they
 * have not read.
 *
 * <p>A tap has a key and a moment: it may arrive late, twice or out of order, and counts once. Of two taps the later
 * one counts, if the clocks can be trusted ({@code Unseen}, {@code PhoneClock}; the offline page:
 * {@code assets/outbox.js}, {@code assets/sw.js}). A sealed sheet is a link of its group's hash chain
 * ({@code attendance_seal}); a later change is a correction, and another link. Paper sheets and a group's term are read
 * from the same rows ({@code SignInSheets}).
 *
 * <p>The history is as old as the marks. A seal covers each of its lines, so none of them is folded. Only key and phone of
 * a line are not sealed, but a phone may send a tap however late, and the key is what makes it count once. A line of a
 * phone takes about 430 bytes with its indexes: row 196, key 101, person 42, order 42, account 30, reason 18.
 *
 * <p>Rooms above the marks: {@code closing} (sheets still to be called, months, checking seals), {@code checkin} (codes
 * on the screen), {@code hours}, {@code facts} (counts kept per session). What a closed month refuses is here
 * ({@link org.tremplin.attendance.ClosedMonths}), because every tap asks for it.
 *
 * <p>The cost of a tap is part of the design: one query reads session, right, enrolment and mark together, then the
 * mark and its history are written. Reads use SQL where JPQL lacks the means (union, limit in a subquery).
 */
package org.tremplin.attendance;
