package org.tremplin.attendance.closing;

import static org.tremplin.access.Permission.READ_ATTENDANCE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Time;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.attendance.RollCalls;
import org.tremplin.enrolment.Attending;
import org.tremplin.planning.Session;
import org.tremplin.platform.UseCases;

/** Sessions with the state of their roll-calls: for the trainer's home page, and to find incomplete ones. */
@UseCases
public class SessionCards {
    /** In SQL: the person of enrolment x is on the list on the day of session s. */
    private static final String LISTED =
            "from enrolment x where x.group_id = s.group_id and " + Attending.sql("x", "s.on_date");

    /** In SQL: this person has a mark in session s; an announced absence is none. */
    private static final String NOTED =
            "(select 1 from attendance_mark m where m.session_id = s.id and m.person_id = x.person_id and m.status <> 'ANNOUNCED')";

    /**
     * In SQL: the roll-call of session s is incomplete: it is missing, or somebody on the list has no mark. Compares
     * people, not numbers: the mark of somebody else does not make up for it. {@link SessionCard#incomplete()} says the
     * same.
     */
    static final String TO_COMPLETE = "(s.status = 'PLANNED' or s.status = 'HELD' and exists (select 1 " + LISTED
            + " and not exists " + NOTED + "))";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    /** Sessions within reach from one day to another, with the state of their roll-calls. */
    @Allowed(READ_ATTENDANCE)
    public List<SessionCard> cards(LocalDate from, LocalDate to) {
        return cards(from, to, false, 200);
    }

    /** Past sessions within reach whose roll-call is incomplete, latest first. */
    @Allowed(READ_ATTENDANCE)
    public List<SessionCard> toComplete(LocalDate from, LocalDate to) {
        return cards(from, to, true, 20);
    }

    /** The day's sessions, of all trainers, that are over and whose roll-call is incomplete. One statement. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<Long> incomplete(LocalDate day) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
        List<Number> ids = entities.createNativeQuery("select s.id from session s where s.on_date = ?1"
                        + " and (s.on_date < ?2 or s.on_date = ?2 and s.ends_at <= ?3) and " + TO_COMPLETE)
                .setParameter(1, Date.valueOf(day))
                .setParameter(2, Date.valueOf(now.toLocalDate()))
                .setParameter(3, Time.valueOf(now.toLocalTime()))
                .getResultList();
        return ids.stream().map(Number::longValue).toList();
    }

    @SuppressWarnings("unchecked")
    private List<SessionCard> cards(LocalDate from, LocalDate to, boolean incomplete, int most) {
        Reach reach = me.reach(READ_ATTENDANCE);
        Query query = entities.createNativeQuery("""
                select s.id, g.title, r.name, s.on_date, s.starts_at, s.ends_at, s.status,
                  (select count(distinct x.person_id) %1$s),
                  (select count(distinct x.person_id) %1$s and exists %2$s),
                  (select count(*) from attendance_mark m where m.session_id = s.id and m.status <> 'ANNOUNCED')
                from session s join activity_group g on g.id = s.group_id left join room r on r.id = s.room_id
                where s.on_date between ?1 and ?3 and %3$s and %4$s order by %5$s""".formatted(
                        LISTED,
                        NOTED,
                        incomplete ? TO_COMPLETE : "true",
                        RollCalls.within(reach),
                        incomplete ? "s.on_date desc, s.starts_at desc, s.id" : "s.on_date, s.starts_at, s.id"));
        List<Object[]> rows = query.setParameter(1, Date.valueOf(from))
                .setParameter(2, reach.self())
                .setParameter(3, Date.valueOf(to))
                .setMaxResults(most)
                .getResultList();
        return rows.stream()
                .map(row -> new SessionCard(
                        number(row[0]),
                        (String) row[1],
                        (String) row[2],
                        ((Date) row[3]).toLocalDate(),
                        ((Time) row[4]).toLocalTime(),
                        ((Time) row[5]).toLocalTime(),
                        Session.Status.valueOf((String) row[6]),
                        number(row[8]),
                        number(row[7]),
                        number(row[9]) - number(row[8])))
                .toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
