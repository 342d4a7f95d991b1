package org.tremplin.attendance.hours;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.READ_ATTENDANCE;

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
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
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

/** Sign-in sheets and terms: seven statements for a sheet, however many names and sessions it has. */
@UseCases
public class SignInSheets {
    private static final int LONGEST = 62;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private ProgrammeLogos logos;

    @Inject
    private SignRules signs;

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
     * The same for a group's term so far, for the screen: from its first day, but at most a year, until today.
     *
     * @return without sessions before the group has begun
     */
    @Allowed(READ_ATTENDANCE)
    public Term term(long group) {
        GroupView facts = groups.factsForAttendance(group);
        LocalDate today = houses.today();
        LocalDate to = facts.form().endsOn.isBefore(today) ? facts.form().endsOn : today;
        LocalDate year = to.minusYears(1);
        LocalDate from = facts.form().startsOn.isBefore(year) ? year : facts.form().startsOn;
        return Term.of(read(facts, from, to), today, signs.numbers());
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
                          coalesce(r.justified, false), p.latin_name, p.birth_date, p.birth_year, p.code
                        from (select x.person_id, s.id session_id, null status, 0 minutes_late, 0 minutes_left_early,
                                0 minutes, null reason_id, 0 version
                              from session s join enrolment x on x.group_id = s.group_id
                              where s.group_id = ?1 and s.on_date between ?2 and ?3 and\s""" + Attending.sql("x", "s.on_date") + """
                              union all
                              select m.person_id, m.session_id, m.status, m.minutes_late,
                                m.minutes_left_early, m.minutes, m.reason_id, m.version
                              from attendance_mark m join session s on s.id = m.session_id
                              where s.group_id = ?1 and s.on_date between ?2 and ?3) x
                        join person p on p.id = x.person_id left join absence_reason r on r.id = x.reason_id
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
                                    (String) row[10],
                                    row[11] == null ? null : ((Date) row[11]).toLocalDate(),
                                    row[12] == null ? null : (int) number(row[12]),
                                    (String) row[13]),
                            new HashSet<>(),
                            new HashMap<>(),
                            new HashSet<>(),
                            new HashMap<>()));
            if (row[3] == null) {
                line.expected().add(number(row[2]));
            } else {
                line.marks().put(number(row[2]), mark(row));
                if (number(row[9]) > 0) {
                    line.justified().add(number(row[2]));
                }
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
