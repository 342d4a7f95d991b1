package org.tremplin.enrolment;

/**
 * Who is on a group's list on a day: whoever is enrolled by then, did not leave before, and is not on leave at the end of
 * that day. The day of the enrolment and the last one are days on the list. A leave begins with the day on which somebody
 * is suspended and is over with the day on which they are enrolled again; who ends the enrolment while on leave does not
 * come back by that. Days are the association's, never the server's or UTC's.
 *
 * <p>Roll-call, marking, seals, sheets, hours, certificates, figures and reminders all ask here: written once for SQL and
 * once for JPQL, nowhere else.
 */
public final class Attending {
    /** Few were ever on leave: they are known once for a whole report, and by a key for one list. */
    private static final String SQL = """
            (%1$s.enrolled_on <= %2$s and (%1$s.ended_on is null or %1$s.ended_on >= %2$s)
             and (%1$s.id not in (select ever.enrolment_id from enrolment_move ever where ever.to_status = 'SUSPENDED')
               or not exists (select 1 from enrolment_move away
                 where away.enrolment_id = %1$s.id and away.to_status = 'SUSPENDED' and away.on_day <= %2$s
                 and not exists (select 1 from enrolment_move back
                   where back.enrolment_id = %1$s.id and back.to_status = 'ENROLLED' and back.on_day <= %2$s
                   and (back.moved_at > away.moved_at or back.moved_at = away.moved_at and back.id > away.id)))))
            """;

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

    /** For JPQL. @param enrolment alias of an Enrolment @param day a path or parameter */
    public static String jpql(String enrolment, String day) {
        return JPQL.formatted(enrolment, day);
    }
}
