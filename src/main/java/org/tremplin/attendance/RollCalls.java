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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /**
     * The ids of the held sessions of the group of session s before it, oldest first, null for those that there are not.
     * Each is one step along an index; joined, they would be sorted in a temporary table.
     */
    private static final String PREVIOUS = IntStream.range(0, STRIP)
            .mapToObj(step -> """
                    (select p.id from session p where p.group_id = s.group_id and p.status = 'HELD'
                       and p.on_date <= s.on_date and (p.on_date < s.on_date or p.starts_at < s.starts_at)
                     order by p.on_date desc, p.starts_at desc limit 1 offset %d)""".formatted(STRIP - 1 - step))
            .collect(Collectors.joining(", "));

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
                          z.sealed_at, k.display_name, z.hash,\s""" + PREVIOUS + """

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
        List<Long> before = Stream.of(row)
                .skip(row.length - STRIP)
                .filter(Objects::nonNull)
                .map(RollCalls::number)
                .toList();
        List<Attendee> people = people(session, number(row[5]), date, strips(before));
        return new RollCallView(
                session,
                (String) row[6],
                (String) row[7],
                (String) row[9],
                date,
                ((Time) row[1]).toLocalTime(),
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
            select p.id, p.given_name, p.family_name, weight_string(p.given_name), weight_string(p.family_name), %d,
              m.status, m.minutes_late, m.minutes_left_early, m.minutes, m.reason_id,
              coalesce((select c.position from attendance_change c where c.session_id = ?2 and c.person_id = p.id
                        order by c.position desc limit 1), 0),
              exists (select 1 from attendance_signature z where z.session_id = ?2 and z.person_id = p.id),
              exists (select 1 from person_photo f where f.person_id = p.id)
            """;

    /** By name, as the database orders names. Sorting there would need a temporary table. */
    private static final Comparator<Object[]> BY_NAME = Comparator.comparing(
                    (Object[] row) -> (byte[]) row[3], Arrays::compareUnsigned)
            .thenComparing(row -> (byte[]) row[4], Arrays::compareUnsigned)
            .thenComparing(row -> number(row[0]));

    @SuppressWarnings("unchecked")
    private List<Attendee> people(long session, long group, LocalDate date, Strips strips) {
        List<Object[]> rows = entities.createNativeQuery(ATTENDEE.formatted(1) + """
                        from enrolment x join person p on p.id = x.person_id
                        left join attendance_mark m on m.session_id = ?2 and m.person_id = p.id
                        where x.group_id = ?1 and\s""" + Attending.sql("x", "?3") + """
                        union all
                        """
                        + ATTENDEE.formatted(0) + """
                        from attendance_mark m join person p on p.id = m.person_id
                        where m.session_id = ?2 and not exists (select 1 from enrolment x
                          where x.group_id = ?1 and x.person_id = m.person_id and\s""" + Attending.sql("x", "?3") + ")")
                .setParameter(1, group)
                .setParameter(2, session)
                .setParameter(3, Date.valueOf(date))
                .getResultList();
        rows.sort(BY_NAME);
        Map<Long, Attendee> people = new LinkedHashMap<>();
        for (Object[] row : rows) {
            long person = number(row[0]);
            // somebody who left and came back on this day has two enrolments
            people.computeIfAbsent(person, first -> attendee(row, strips.of(person)));
        }
        return List.copyOf(people.values());
    }

    private static Attendee attendee(Object[] row, String strip) {
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
                number(row[5]) == 1,
                strip,
                mark,
                number(row[12]) == 1,
                number(row[13]) == 1);
    }

    /** One letter per person and session. @param unmarked for people without a mark in any of them */
    private record Strips(Map<Long, char[]> marked, String unmarked) {
        String of(long person) {
            char[] strip = marked.get(person);
            return strip == null ? unmarked : new String(strip);
        }
    }

    /** @param sessions oldest first */
    private Strips strips(List<Long> sessions) {
        String unmarked = "-".repeat(sessions.size());
        Map<Long, char[]> strips = new HashMap<>();
        if (!sessions.isEmpty()) {
            marks(sessions).forEach(row -> {
                char[] strip = strips.computeIfAbsent(number(row[1]), person -> unmarked.toCharArray());
                strip[sessions.indexOf(number(row[0]))] =
                        letter(AttendanceMark.Status.valueOf((String) row[2]), number(row[3]));
            });
        }
        return new Strips(strips, unmarked);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> marks(List<Long> sessions) {
        return entities.createNativeQuery(
                        """
                        select m.session_id, m.person_id, m.status, m.minutes_late from attendance_mark m
                        where m.session_id in (%s)""".formatted(sessions.stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .getResultList();
    }

    private static char letter(AttendanceMark.Status status, long late) {
        return switch (status) {
            case PRESENT -> late > 0 ? 'R' : 'P';
            case ABSENT -> 'A';
            case EXCUSED, ANNOUNCED -> 'E';
        };
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
