package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Who is on a group's list on a day. Days are the association's, never the server's or UTC's. A whole day is on the
 * list or not, whatever the hour of its session:
 *
 * <ul>
 *   <li>The day of the enrolment and the last day are on the list: somebody who leaves on a day is expected on that
 *       day, and somebody who is enrolled and leaves on one day is on the list of that day.
 *   <li>The first day of a leave is not on the list, the day of the return is. The last move of a day counts: somebody
 *       suspended and enrolled again on one day was never away, somebody back and suspended again on one day still is.
 *   <li>Only an enrolment ends a leave. If the enrolment ends during a leave, the person is not back, not even for the
 *       last day.
 *   <li>Somebody with a request, on the waiting list or with an offer has no day of enrolment and is on no list.
 *   <li>Somebody with several enrolments in the group, one after the other, is on the list on the days of each, once.
 * </ul>
 *
 * <p>Roll-call, marking, seals, sheets, hours, certificates, figures and reminders all use this rule: written once for
 * SQL and once for JPQL, nowhere else.
 */
public final class Attending {
    /**
     * A group's list of a past day may have changed. Not fired for changes as of today, which affect only today and later,
     * nor for merged and erased people, which have events of their own.
     *
     * @param since the first day that may have changed
     */
    public record ListChanged(long group, LocalDate since) implements Serializable {}

    private static final String BETWEEN = """
            %1$s.enrolled_on <= %2$s and (%1$s.ended_on is null or %1$s.ended_on >= %2$s)""";

    private static final String ON_LEAVE = """
            exists (select 1 from enrolment_move away
              where away.enrolment_id = %1$s.id and away.to_status = 'SUSPENDED' and away.on_day <= %2$s
              and not exists (select 1 from enrolment_move back
                where back.enrolment_id = %1$s.id and back.to_status = 'ENROLLED' and back.on_day <= %2$s
                and (back.moved_at > away.moved_at or back.moved_at = away.moved_at and back.id > away.id)))""";

    /** Leaves are rare: a report reads those who ever had one once, and a single list finds them by key. */
    private static final String SQL = """
            (%s and (%%1$s.id not in
               (select ever.enrolment_id from enrolment_move ever where ever.to_status = 'SUSPENDED') or not %s))
            """.formatted(BETWEEN, ON_LEAVE);

    private static final String JPQL = """
            (%1$s.enrolledOn <= %2$s and (%1$s.endedOn is null or %1$s.endedOn >= %2$s)
             and not exists (select away from EnrolmentMove away where away.enrolment.id = %1$s.id
               and away.to = org.tremplin.enrolment.Enrolment.Status.SUSPENDED and away.day <= %2$s
               and not exists (select back from EnrolmentMove back where back.enrolment.id = %1$s.id
                 and back.to = org.tremplin.enrolment.Enrolment.Status.ENROLLED and back.day <= %2$s
                 and (back.movedAt > away.movedAt or back.movedAt = away.movedAt and back.id > away.id))))
            """;

    private Attending() {}

    /** For native queries. @param enrolment alias of an enrolment @param day a column or parameter */
    public static String sql(String enrolment, String day) {
        return SQL.formatted(enrolment, day);
    }

    /**
     * The lists of many sessions as a table of {@code session_id, person_id}. Somebody who left and came back on one day
     * is on that day's list once.
     *
     * @param sessions condition on sessions {@code s}
     */
    public static String sqlLists(String sessions) {
        return """
                (select distinct s.id session_id, e.person_id
                 from session s join enrolment e on e.group_id = s.group_id
                 where %s and %s)
                """.formatted(sessions, sql("e", "s.on_date"));
    }

    /** Joins the beginnings of an enrolment's leaves; few have any. @param away alias of the moves */
    public static String sqlEverAway(String enrolment, String away) {
        return "left join enrolment_move %2$s on %2$s.enrolment_id = %1$s.id and %2$s.to_status = 'SUSPENDED'%n"
                .formatted(enrolment, away);
    }

    /** Like {@link #sql} but for leaves, for readers that ask it about those few ({@link #sqlEverAway}) afterwards. */
    public static String sqlRuns(String enrolment, String day) {
        return "(" + BETWEEN.formatted(enrolment, day).strip() + ") ";
    }

    /** For JPQL. @param enrolment alias of an Enrolment @param day a path or parameter */
    public static String jpql(String enrolment, String day) {
        return JPQL.formatted(enrolment, day);
    }

    /**
     * A learner's sessions: those on whose day they are on the group's list.
     *
     * @param session alias of a session, in SQL
     * @param person a parameter
     */
    public static String sqlOfTheirs(String session, String person) {
        return "exists (select 1 from enrolment e where e.group_id = %s.group_id and e.person_id = %s and %s)"
                .formatted(session, person, sql("e", session + ".on_date"));
    }
}
