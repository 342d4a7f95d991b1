package org.tremplin.attendance.hours;

import static org.tremplin.access.Permission.ANYONE;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.AttendanceRefusal;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.RollCallView.Sealed;
import org.tremplin.attendance.hours.SignInSheet.Line;
import org.tremplin.attendance.hours.SignInSheet.Meeting;
import org.tremplin.catalogue.ProgrammeLogos;
import org.tremplin.catalogue.ProgrammeLogos.Funded;
import org.tremplin.enrolment.Attending;
import org.tremplin.people.PaperName;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Session;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Sign-in sheets and terms: seven statements for a sheet, three for a term, however many names and sessions they have. */
@UseCases
public class SignInSheets {
    private static final int LONGEST = 62;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private ProgrammeLogos logos;

    @Inject
    private Me me;

    @Inject
    private Groups groups;

    @Inject
    private Houses houses;

    /**
     * The sheet of a group within reach.
     *
     * @param from its first day
     * @param to not before {@code from}, and at most two months after it; refused otherwise
     */
    @Allowed(READ_ATTENDANCE)
    public SignInSheet sheet(long group, LocalDate from, LocalDate to) {
        mustBePrintable(from, to);
        SignInSheet sheet = read(groups.factsForAttendance(group), from, to);
        addSignatures(sheet);
        return sheet;
    }

    /**
     * A group's term so far, for the screen: from its first day, but at most a year, until today. Reads no row for each
     * mark, because a term has thousands.
     *
     * @param group missing if out of reach
     * @return without sessions before the group has begun
     */
    @Allowed(READ_ATTENDANCE)
    public Term term(long group) {
        LocalDate today = houses.today();
        TermRows rows = new TermRows(today, ofTerm(group));
        rows.sessions(sessionsOfTerm(group, rows));
        if (!rows.people().isEmpty()) {
            rows.lines(peopleOfTerm(group, rows));
        }
        return rows.term();
    }

    private Object[] ofTerm(long group) {
        Reach reach = me.reach(READ_ATTENDANCE);
        List<?> found = entities.createNativeQuery("""
                        select %s g.title, g.starts_on, g.ends_on, n.version, n.absences, n.rate, n.rate_weeks, n.rate_after,
                          n.news_days, (select %s from absence_reason r where r.justified = 1),
                          (select %s from enrolment x where x.group_id = g.id)
                        from activity_group g join sign_rule n on n.id = %d
                        where g.id = ?1 and (%s
                          or exists (select 1 from group_trainer t where t.group_id = g.id and t.person_id = ?2))""".formatted(
                                TermRows.WHOLE,
                                TermRows.cells("r.id"),
                                TermRows.cells("x.person_id"),
                                SignRule.THE_ONE,
                                reach.sql("g.site_id")))
                .setParameter(1, group)
                .setParameter(2, reach.self())
                .getResultList();
        return (Object[]) orMissing(found.isEmpty() ? null : found.get(0));
    }

    /** The sessions by time, each with all its marks in one cell; the index covers all but the reason. */
    private List<?> sessionsOfTerm(long group, TermRows rows) {
        String mark = """
                m.person_id, case when m.status = 'PRESENT' then if(m.minutes_late > 0, 'R', 'P')
                  when m.status = 'ABSENT' then 'A' else 'E' end, m.minutes, if(m.status = 'PRESENT', '', coalesce(
                    (select concat('/', y.reason_id) from attendance_mark y where y.id = m.id), ''))""";
        return entities.createNativeQuery("""
                        select %s s.id, s.on_date, s.minutes, s.status,
                          (select %s from attendance_mark m force index (attendance_mark_session) where m.session_id = s.id)
                        from session s where s.group_id = ?1 and s.on_date between ?2 and ?3
                        order by s.on_date, s.starts_at, s.id""".formatted(TermRows.WHOLE, TermRows.cells(mark)))
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(rows.from()))
                .setParameter(3, Date.valueOf(rows.to()))
                .getResultList();
    }

    /** The people by name, each with the sessions on whose day they are on the list, in one cell. */
    private List<?> peopleOfTerm(long group, TermRows rows) {
        return entities.createNativeQuery("""
                        select %s p.id, trim(concat(p.given_name, ' ', p.family_name)),
                          (select %s from enrolment x join session s on s.group_id = x.group_id
                           where x.group_id = ?1 and x.person_id = p.id and s.on_date between ?2 and ?3 and %s)
                        from person p where p.id in (%s)
                        order by p.given_name, p.family_name, p.id""".formatted(
                                TermRows.WHOLE,
                                TermRows.cells("s.id"),
                                Attending.sql("x", "s.on_date"),
                                rows.people().stream().map(String::valueOf).collect(Collectors.joining(","))))
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(rows.from()))
                .setParameter(3, Date.valueOf(rows.to()))
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private void addSignatures(SignInSheet sheet) {
        Map<Long, Line> lines = new HashMap<>();
        sheet.lines().forEach(line -> lines.put(line.person(), line));
        List<Object[]> rows = entities.createNativeQuery("""
                        select x.person_id, x.session_id, x.strokes
                        from attendance_signature x join session s on s.id = x.session_id
                        where s.group_id = ?1 and s.on_date between ?2 and ?3""")
                .setParameter(1, sheet.group().form().id)
                .setParameter(2, Date.valueOf(sheet.from()))
                .setParameter(3, Date.valueOf(sheet.to()))
                .getResultList();
        rows.stream()
                .filter(row -> lines.containsKey(number(row[0])))
                .forEach(row -> lines.get(number(row[0])).signatures().put(number(row[1]), (String) row[2]));
    }

    private SignInSheet read(GroupView group, LocalDate from, LocalDate to) {
        long id = group.form().id;
        List<Meeting> meetings = meetings(id, from, to);
        List<Funded> programmes = logos.ofActivity(group.form().activity);
        return new SignInSheet(
                group,
                from,
                to,
                programmes.stream().map(Funded::title).toList(),
                programmes.stream().map(Funded::logo).filter(Objects::nonNull).toList(),
                meetings,
                lines(id, from, to));
    }

    /** Refuses a period that ends before it begins, or is longer than two months. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustBePrintable(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(LONGEST).isBefore(to)) {
            throw new Refused(AttendanceRefusal.PERIOD_TOO_LONG, LONGEST);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Meeting> meetings(long group, LocalDate from, LocalDate to) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select s.id, s.on_date, s.starts_at, s.ends_at, s.status, s.distance = 1,
                          (select group_concat(%s order by p.family_name separator '\n')
                           from session_trainer t join person p on p.id = t.person_id where t.session_id = s.id),
                          z.sealed_at, k.display_name, z.hash
                        from session s left join attendance_seal z on z.session_id = s.id and z.kind = 'SEAL'
                        left join account k on k.id = z.account_id
                        where s.group_id = ?1 and s.on_date between ?2 and ?3 order by s.on_date, s.starts_at, s.id""".formatted(PaperName.CELL))
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(from))
                .setParameter(3, Date.valueOf(to))
                .getResultList();
        return rows.stream()
                .map(row -> new Meeting(
                        number(row[0]),
                        ((Date) row[1]).toLocalDate(),
                        ((Time) row[2]).toLocalTime(),
                        ((Time) row[3]).toLocalTime(),
                        Session.Status.valueOf((String) row[4]),
                        number(row[5]) == 1,
                        PaperName.parse((String) row[6]),
                        row[7] == null
                                ? null
                                : new Sealed(
                                        ((LocalDateTime) row[7]).toInstant(ZoneOffset.UTC), (String) row[8], (String)
                                                row[9])))
                .toList();
    }

    /** The people who are on the list on the day of a session or have a mark in one, in the order of the roll-call. */
    @SuppressWarnings("unchecked")
    private List<Line> lines(long group, LocalDate from, LocalDate to) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select p.id, trim(concat(p.given_name, ' ', p.family_name)), x.session_id, x.status, x.minutes_late, x.minutes_left_early, x.minutes, x.reason_id, x.version,
                          p.latin_name, p.birth_date, p.birth_year, p.code
                        from (select x.person_id, s.id session_id, null status, 0 minutes_late, 0 minutes_left_early,
                                0 minutes, null reason_id, 0 version
                              from session s join enrolment x on x.group_id = s.group_id
                              where s.group_id = ?1 and s.on_date between ?2 and ?3 and\s""" + Attending.sql("x", "s.on_date") + """
                              union all
                              select m.person_id, m.session_id, m.status, m.minutes_late,
                                m.minutes_left_early, m.minutes, m.reason_id, m.version
                              from attendance_mark m join session s on s.id = m.session_id
                              where s.group_id = ?1 and s.on_date between ?2 and ?3) x
                        join person p on p.id = x.person_id
                        order by p.given_name, p.family_name, p.id""")
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(from))
                .setParameter(3, Date.valueOf(to))
                .getResultList();
        Map<Long, Line> lines = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Line line = lines.computeIfAbsent(
                    number(row[0]),
                    person -> new Line(
                            person,
                            new PaperName(
                                    (String) row[1],
                                    (String) row[9],
                                    row[10] == null ? null : ((Date) row[10]).toLocalDate(),
                                    row[11] == null ? null : (int) number(row[11]),
                                    (String) row[12]),
                            new HashSet<>(),
                            new HashMap<>(),
                            new HashMap<>()));
            if (row[3] == null) {
                line.expected().add(number(row[2]));
            } else {
                line.marks().put(number(row[2]), mark(row));
            }
        }
        return List.copyOf(lines.values());
    }

    private static MarkView mark(Object[] row) {
        return new MarkView(
                number(row[0]),
                AttendanceMark.Status.valueOf((String) row[3]),
                (int) number(row[4]),
                (int) number(row[5]),
                (int) number(row[6]),
                row[7] == null ? null : number(row[7]),
                number(row[8]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
