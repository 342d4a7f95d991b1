package org.tremplin.enrolment;

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

    /**
     * Enrolments as a table for {@link #sqlOnce}, for reports over many days: rare facts are determined once per
     * enrolment, not once per day.
     */
    public static final String PLACES = """
            (select e.id, e.group_id, e.person_id, e.enrolled_on, e.ended_on,
               max(leave_begins.id is not null) was_away, max(former.id is not null) was_there
             from enrolment e
             left join enrolment_move leave_begins on leave_begins.enrolment_id = e.id and leave_begins.to_status = 'SUSPENDED'
             left join enrolment former
               on former.group_id = e.group_id and former.person_id = e.person_id and former.id < e.id
             group by e.id)""";

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
     * The same, but once per person: of several enrolments of a person in a group that are on its list on one day, the
     * first. Somebody who left and came back on that day counts once.
     *
     * @param place alias of one of the {@link #PLACES}
     */
    public static String sqlOnce(String place, String day) {
        return """
                (%1$s and (%2$s.was_away = 0 or not %3$s)
                 and (%2$s.was_there = 0 or not exists (select 1 from enrolment earlier
                   where earlier.group_id = %2$s.group_id and earlier.person_id = %2$s.person_id
                   and earlier.id < %2$s.id and %4$s)))
                """.formatted(BETWEEN.formatted(place, day), place, ON_LEAVE.formatted(place, day), sql("earlier", day));
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
