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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        LocalTime startsAt = ((Time) row[1]).toLocalTime();
        long group = number(row[5]);
        LocalDate today = houses.today();
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

    @SuppressWarnings("unchecked")
    private List<Attendee> people(long session, long group, LocalDate date, Map<Long, char[]> strips) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select p.id, p.given_name, p.family_name, max(l.enrolled),
                               m.status, m.minutes_late, m.minutes_left_early, m.minutes, m.reason_id,
                               coalesce((select max(c.position) from attendance_change c
                                         where c.session_id = ?2 and c.person_id = p.id), 0),
                               exists (select 1 from attendance_signature x where x.session_id = ?2 and x.person_id = p.id),
                               exists (select 1 from person_photo f where f.person_id = p.id)
                        from (select x.person_id, 1 enrolled from enrolment x
                              where x.group_id = ?1 and\s""" + Attending.sql("x", "?3") + """
                              union all
                              select person_id, 0 from attendance_mark where session_id = ?2) l
                        join person p on p.id = l.person_id
                        left join attendance_mark m on m.session_id = ?2 and m.person_id = p.id
                        group by p.id, m.id
                        order by p.given_name, p.family_name, p.id""")
                .setParameter(1, group)
                .setParameter(2, session)
                .setParameter(3, Date.valueOf(date))
                .getResultList();
        List<Attendee> people = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            long person = number(row[0]);
            String given = (String) row[1];
            String family = (String) row[2];
            MarkView mark = row[4] == null
                    ? MarkView.none(person, number(row[9]))
                    : new MarkView(
                            person,
                            AttendanceMark.Status.valueOf((String) row[4]),
                            (int) number(row[5]),
                            (int) number(row[6]),
                            (int) number(row[7]),
                            row[8] == null ? null : number(row[8]),
                            number(row[9]));
            people.add(new Attendee(
                    person,
                    (given + " " + family).trim(),
                    initial(given) + initial(family),
                    number(row[3]) == 1,
                    new String(strips.getOrDefault(person, unmarked(strips))),
                    mark,
                    number(row[10]) == 1,
                    number(row[11]) == 1));
        }
        return people;
    }

    /**
     * One letter per person and held session before this one, oldest first. Key 0 tells how many sessions there are.
     */
    @SuppressWarnings("unchecked")
    private Map<Long, char[]> strips(long group, LocalDate date, LocalTime startsAt) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select m.person_id, group_concat(l.position, case
                            when m.minutes_late > 0 then 'R' when m.status = 'PRESENT' then 'P'
                            when m.status = 'ABSENT' then 'A' else 'E' end separator '') strip from
                          (select id, row_number() over (order by on_date desc, starts_at desc) position from session
                           where group_id = ?1 and status = 'HELD' and (on_date, starts_at) < (?2, ?3)
                           order by on_date desc, starts_at desc limit 5) l
                        join attendance_mark m on m.session_id = l.id group by m.person_id""")
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(date))
                .setParameter(3, Time.valueOf(startsAt))
                .getResultList();
        Map<Long, char[]> strips = new HashMap<>();
        int deepest = 0;
        for (Object[] row : rows) {
            char[] strip = "-".repeat(STRIP).toCharArray();
            String marks = (String) row[1];
            for (int i = 0; i < marks.length(); i += 2) {
                int position = marks.charAt(i) - '0';
                deepest = Math.max(deepest, position);
                strip[STRIP - position] = marks.charAt(i + 1);
            }
            strips.put(number(row[0]), strip);
        }
        int held = deepest;
        strips.replaceAll((person, strip) -> Arrays.copyOfRange(strip, STRIP - held, STRIP));
        strips.put(0L, "-".repeat(held).toCharArray());
        return strips;
    }

    private static char[] unmarked(Map<Long, char[]> strips) {
        return strips.get(0L);
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
