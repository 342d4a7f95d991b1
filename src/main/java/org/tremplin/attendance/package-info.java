/**
 * The roll-call. One mark per person and session, in minutes; <em>not marked</em> is the absence of a row and means
 * nothing else. Every value a mark ever had is kept ({@code attendance_change}), which makes that table the audit trail
 * of roll-calls too. The phone sends one small REST call per tap; a call says what it wants the mark to be, so sending it
 * twice changes nothing, and the last line of that history it has seen, so that nobody overwrites what they have not read.
 *
 * <p>A tap has a key and its moment: it may arrive late, twice or out of order, counts once, and of two the later one
 * counts, where a clock can be believed ({@code Unseen}, {@code PhoneClock}; the page without a network: {@code assets/outbox.js}, {@code assets/sw.js}). A sheet that was sealed is a link
 * of its group's hash chain ({@code attendance_seal}); what changes afterwards is a correction, and another link. Sheets
 * on paper and a group's term are read from the same rows ({@code SignInSheets}).
 *
 * <p>Rooms above the marks: {@code closing} (what is still to be called, months, whether the seals hold), {@code checkin} (codes of
 * the screen), {@code hours}. What a closed month refuses is here ({@link org.tremplin.attendance.ClosedMonths}), for every tap asks.
 *
 * <p>What a tap costs is part of the design: one query brings session, right, enrolment and mark together, then the mark
 * and its history are written. The reading side uses SQL where JPQL has no words for it (union, limit in a subquery).
 */
package org.tremplin.attendance;
