package org.tremplin.attendance;

import static org.tremplin.access.Permission.READ_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Time;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.attendance.RollCallView.Attendee;
import org.tremplin.attendance.RollCallView.Sealed;
import org.tremplin.enrolment.Attending;
import org.tremplin.planning.Group;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.UseCases;

/** Reads roll-calls: three statements for a page, however many names it has. */
@UseCases
public class RollCalls {
    private static final int STRIP = 5;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private ClosedMonths months;

    @Inject
    private AbsenceReasons reasons;

    /** A session with everybody on its list: enrolled on its day, or marked. */
    @Allowed(READ_ATTENDANCE)
    @SuppressWarnings("unchecked")
    public RollCallView open(long session) {
        Reach reach = me.reach(READ_ATTENDANCE);
        List<Object[]> found = entities.createNativeQuery("""
                        select s.on_date, s.starts_at, s.ends_at, s.minutes, s.status, g.id, g.title, g.code, g.opening, r.name,
                          z.sealed_at, k.display_name, z.hash
                        from session s join activity_group g on g.id = s.group_id left join room r on r.id = s.room_id
                        left join attendance_seal z on z.session_id = s.id and z.kind = 'SEAL'
                        left join account k on k.id = z.account_id
                        where s.id = ?1 and\s""" + within(reach))
                .setParameter(1, session)
                .setParameter(2, reach.self())
                .getResultList();
        Object[] row = orMissing(found.isEmpty() ? null : found.get(0));
        LocalDate date = ((Date) row[0]).toLocalDate();
        LocalDate today = houses.today();
        LocalTime startsAt = ((Time) row[1]).toLocalTime();
        long group = number(row[5]);
        List<Attendee> people = people(session, group, date, strips(group, date, startsAt));
        return new RollCallView(
                session,
                (String) row[6],
                (String) row[7],
                (String) row[9],
                date,
                startsAt,
                ((Time) row[2]).toLocalTime(),
                houses.house().zone().getId(),
                (int) number(row[3]),
                Session.Status.valueOf((String) row[4]),
                Group.Opening.valueOf((String) row[8]) == Group.Opening.OPEN,
                date.isBefore(today),
                date.isAfter(today),
                row[10] == null
                        ? null
                        : new Sealed(((LocalDateTime) row[10]).toInstant(ZoneOffset.UTC), (String) row[11], (String)
                                row[12]),
                months.isClosed(date),
                me.has(Permission.CORRECT_SEALED),
                people,
                reasons.choosable(people));
    }

    /** Limits a native query on session s of group g to the given reach; ?2 is the account's person. */
    public static String within(Reach reach) {
        return reach.everywhere() ? "?2 = ?2" : """
                (%s
                 or exists (select 1 from session_trainer t where t.session_id = s.id and t.person_id = ?2)
                 or exists (select 1 from group_trainer t where t.group_id = g.id and t.person_id = ?2))
                """.formatted(reach.sql("g.site_id"));
    }

    /** What a roll-call shows of one person. */
    private static final String ATTENDEE = """
            select p.id, p.given_name, p.family_name, weight_string(p.given_name), weight_string(p.family_name), x.id,
              m.status, m.minutes_late, m.minutes_left_early, m.minutes, m.reason_id,
              coalesce((select c.position from attendance_change c where c.session_id = ?2 and c.person_id = p.id
                        order by c.position desc limit 1), 0),
              z.id, f.id, %s
            """;

    private static final String DRAWN = """
            left join attendance_signature z on z.session_id = ?2 and z.person_id = p.id
            left join person_photo f on f.person_id = p.id
            """;

    /** By name, as the database orders names. Sorting there would need a temporary table. */
    private static final Comparator<Object[]> BY_NAME = Comparator.comparing(
                    (Object[] row) -> (byte[]) row[3], Arrays::compareUnsigned)
            .thenComparing(row -> (byte[]) row[4], Arrays::compareUnsigned)
            .thenComparing(row -> number(row[0]));

    @SuppressWarnings("unchecked")
    private List<Attendee> people(long session, long group, LocalDate date, Strips strips) {
        List<Object[]> rows = entities.createNativeQuery(ATTENDEE.formatted("away.id") + """
                        from enrolment x join person p on p.id = x.person_id
                        left join attendance_mark m on m.session_id = ?2 and m.person_id = p.id
                        """
                        + Attending.sqlEverAway("x", "away") + DRAWN
                        + "where x.group_id = ?1 and " + Attending.sqlRuns("x", "?3") + """

                        union all
                        """ + ATTENDEE.formatted("null")
                        + """
                        from attendance_mark m join person p on p.id = m.person_id
                        left join enrolment x on x.group_id = ?1 and x.person_id = m.person_id and\s""" + Attending.sqlRuns("x", "?3") + DRAWN + "where m.session_id = ?2 and x.id is null")
                .setParameter(1, group)
                .setParameter(2, session)
                .setParameter(3, Date.valueOf(date))
                .getResultList();
        rows.sort(BY_NAME);
        Set<Long> onLeave = onLeave(rows, date);
        Map<Long, Attendee> people = new LinkedHashMap<>();
        for (Object[] row : rows) {
            long person = number(row[0]);
            boolean listed = row[5] != null && !onLeave.contains(number(row[5]));
            if (listed || row[6] != null) {
                // somebody who left and came back on this day has two enrolments
                people.merge(
                        person, attendee(row, listed, strips.of(person)), (one, other) -> one.enrolled() ? one : other);
            }
        }
        return List.copyOf(people.values());
    }

    /** The enrolments that are on leave on that day, of the few that ever were: a statement only where there are some. */
    @SuppressWarnings("unchecked")
    private Set<Long> onLeave(List<Object[]> rows, LocalDate date) {
        Set<Long> away = rows.stream()
                .filter(row -> row[14] != null)
                .map(row -> number(row[5]))
                .collect(Collectors.toSet());
        if (!away.isEmpty()) {
            List<Number> back = entities.createNativeQuery("select x.id from enrolment x where x.id in ("
                            + away.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ") and "
                            + Attending.sql("x", "?1"))
                    .setParameter(1, Date.valueOf(date))
                    .getResultList();
            back.forEach(enrolment -> away.remove(enrolment.longValue()));
        }
        return away;
    }

    private static Attendee attendee(Object[] row, boolean listed, String strip) {
        long person = number(row[0]);
        String given = (String) row[1];
        String family = (String) row[2];
        MarkView mark = row[6] == null
                ? MarkView.none(person, number(row[11]))
                : new MarkView(
                        person,
                        AttendanceMark.Status.valueOf((String) row[6]),
                        (int) number(row[7]),
                        (int) number(row[8]),
                        (int) number(row[9]),
                        row[10] == null ? null : number(row[10]),
                        number(row[11]));
        return new Attendee(
                person,
                (given + " " + family).trim(),
                initial(given) + initial(family),
                listed,
                strip,
                mark,
                row[12] != null,
                row[13] != null);
    }

    /** Of the group's last held sessions before this one. */
    @SuppressWarnings("unchecked")
    private Strips strips(long group, LocalDate date, LocalTime startsAt) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select l.id, l.on_date, l.starts_at, m.person_id, m.status, m.minutes_late from
                          (select s.id, s.on_date, s.starts_at from session s
                           where s.group_id = ?1 and s.status = 'HELD' and s.on_date <= ?2
                             and (s.on_date < ?2 or s.starts_at < ?3)
                           order by s.on_date desc, s.starts_at desc limit %d) l
                        left join attendance_mark m on m.session_id = l.id""".formatted(STRIP))
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(date))
                .setParameter(3, Time.valueOf(startsAt))
                .getResultList();
        return Strips.read(rows);
    }

    /** Every value this person's mark had in this session: the one that counts first, then the others, newest first. */
    @Allowed(READ_ATTENDANCE)
    public List<MarkHistory> history(long session, long person) {
        mustReach(session);
        return MarkHistory.toRead(entities.createQuery("""
                        select new org.tremplin.attendance.MarkHistory(c.status, c.minutesLate, c.minutesLeftEarly,
                          r.title, c.correction, c.markedAt, c.receivedAt, c.overtaken, a.displayName)
                        from AttendanceChange c
                        left join AbsenceReason r on r.id = c.reasonId
                        left join Account a on a.id = c.accountId
                        where c.sessionId = :session and c.personId = :person
                        order by c.position desc""", MarkHistory.class)
                .setParameter("session", session)
                .setParameter("person", person)
                .getResultList());
    }

    /** The photo, a JPEG, of somebody on the list of a session within reach. Missing when there is none. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    byte[] face(long session, long person) {
        mustReach(session);
        List<String> found = entities.createNativeQuery("""
                        select f.image from person_photo f where f.person_id = ?2
                          and (exists (select 1 from attendance_mark m where m.session_id = ?1 and m.person_id = ?2)
                            or exists (select 1 from session s join enrolment x on x.group_id = s.group_id and x.person_id = ?2
                              where s.id = ?1 and\s""" + Attending.sql("x", "s.on_date") + "))")
                .setParameter(1, session)
                .setParameter(2, person)
                .getResultList();
        return Base64.getDecoder().decode(orMissing(found.isEmpty() ? null : found.get(0)));
    }

    /** The site of a session within reach. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    long site(long session) {
        return mustReach(session);
    }

    /** @return the session's site */
    private long mustReach(long session) {
        return orMissing(Reach.within(
                        me.reach(READ_ATTENDANCE),
                        entities.createQuery(
                                "select s.group.siteId from Session s where s.id = :session and "
                                        + Sessions.WITHIN_REACH,
                                Long.class))
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static String initial(String name) {
        return name.isEmpty()
                ? ""
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase();
    }
}
