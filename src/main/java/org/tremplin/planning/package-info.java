/**
 * Groups, sessions and rooms: who meets when, where and with whom. A group runs an activity between two dates; a
 * session is one meeting, in local time of the association's zone, never across midnight. PLANNED becomes HELD (by the
 * first mark of the roll-call, or by hand) or CANCELLED with a reason; a cancelled session may be reinstated; only HELD
 * counts in figures.
 *
 * <p>Trainers reach the sessions and groups they teach, others those of their sites: {@link
 * org.tremplin.planning.Sessions#WITHIN_REACH} is that rule, and every query on sessions includes it.
 *
 * <p>{@link org.tremplin.planning.Sessions} changes one session or a series, {@link org.tremplin.planning.Replacements}
 * those of a trainer; both go through {@code Arrangements}: is it allowed, is it free ({@link
 * org.tremplin.planning.Clashes}, which reads {@link org.tremplin.planning.Occupancy} and offers {@link
 * org.tremplin.planning.FreeSlots}), who is told. Imports are handled by {@link
 * org.tremplin.planning.timetable.Timetable}, above this room: past sessions may clash.
 *
 * <p>A session has a log and materials for the trainer of the group's next one ({@link
 * org.tremplin.planning.logbook.SessionLogs}); they follow the permissions of the roll-call, because they may mention
 * learners.
 */
package org.tremplin.planning;
