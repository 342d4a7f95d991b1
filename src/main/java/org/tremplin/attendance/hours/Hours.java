package org.tremplin.attendance.hours;

import static org.tremplin.access.Permission.CERTIFY;
import static org.tremplin.access.Permission.FOLLOW_TARGETS;
import static org.tremplin.access.Permission.READ_OWN_PROGRESS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Time;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.catalogue.CountingRule.Fact;
import org.tremplin.enrolment.Attending;
import org.tremplin.platform.UseCases;

/** Hours of people in groups, for a period: one statement, however many they are. */
@UseCases
public class Hours {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /**
     * Everybody who was expected or present in this group, by name, without erased people. Empty for a group out of
     * reach.
     */
    @Allowed(value = CERTIFY, trail = Trail.NONE)
    public List<HoursRow> ofGroup(long group, LocalDate from, LocalDate to) {
        return read("s.group_id = ?1", group, from, to);
    }

    /** Every group within reach where this person was expected or present, by title. */
    @Allowed(value = CERTIFY, trail = Trail.NONE)
    public List<HoursRow> ofPerson(long person, LocalDate from, LocalDate to) {
        return read("x.person_id = ?1", person, from, to);
    }

    /**
     * The marks of people that count for funders' programmes, in the form of {@link CountingRule#count}: those of held
     * sessions of the programmes' activities while the programmes run. The caller makes sure that these people are
     * within reach.
     *
     * @param people null for everybody
     * @param from the first day; excused absences before it are included
     * @return by programme, then by person
     */
    @Allowed(
            value = {FOLLOW_TARGETS, READ_OWN_PROGRESS},
            trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Map<Long, Map<Long, List<Fact>>> facts(
            Collection<Long> programmes, Collection<Long> people, LocalDate from, LocalDate to) {
        if (programmes.isEmpty() || people != null && people.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = entities.createNativeQuery("""
                        select p.id, m.person_id, s.on_date, s.starts_at, s.minutes, s.distance = 1, m.status = 'PRESENT', m.minutes_late,
                          m.minutes_left_early, m.reason_id
                        from programme p join activity_programme a on a.programme_id = p.id
                        join activity_group g on g.activity_id = a.activity_id
                        join session s on s.group_id = g.id and s.status = 'HELD' and s.on_date <= ?2
                          and (p.valid_from is null or s.on_date >= p.valid_from)
                          and (p.valid_until is null or s.on_date <= p.valid_until)
                        join attendance_mark m on m.session_id = s.id
                          and (m.status = 'PRESENT' and s.on_date >= ?1 or m.status = 'EXCUSED' and m.reason_id is not null)
                        where p.id in (%s) %s""".formatted(
                                list(programmes), people == null ? "" : "and m.person_id in (" + list(people) + ")"))
                .setParameter(1, Date.valueOf(from))
                .setParameter(2, Date.valueOf(to))
                .getResultList();
        Map<Long, Map<Long, List<Fact>>> facts = new HashMap<>();
        rows.forEach(row -> facts.computeIfAbsent(number(row[0]), programme -> new HashMap<>())
                .computeIfAbsent(number(row[1]), person -> new ArrayList<>())
                .add(new Fact(
                        ((Date) row[2]).toLocalDate(),
                        ((Time) row[3]).toLocalTime(),
                        (int) number(row[4]),
                        number(row[5]) == 1,
                        number(row[6]) == 1,
                        (int) number(row[7]),
                        (int) number(row[8]),
                        row[9] == null ? null : number(row[9]))));
        return facts;
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @SuppressWarnings("unchecked")
    private List<HoursRow> read(String of, long id, LocalDate from, LocalDate to) {
        Reach reach = me.reach(CERTIFY);
        String within = " and " + reach.sql("g.site_id");
        String held = " s.status = 'HELD' and s.on_date between ?2 and ?3 and ";
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        select p.id, trim(concat(p.given_name, ' ', p.family_name)), g.id, g.title, a.title, i.name,
                          sum(m.minutes > 0), coalesce(sum(m.minutes), 0), sum(x.expected),
                          coalesce(sum(case when x.expected > 0 then m.minutes end), 0)
                        from (select x.person_id, x.session_id, max(x.expected) expected
                              from (select x.person_id, s.id session_id, s.minutes expected
                                    from session s join enrolment x on x.group_id = s.group_id
                                    where %1$s %2$s and %3$s
                                    union all
                                    select x.person_id, s.id, 0
                                    from session s join attendance_mark x on x.session_id = s.id
                                    where %1$s %2$s) x
                              group by x.person_id, x.session_id) x
                        join session s on s.id = x.session_id join activity_group g on g.id = s.group_id
                        join activity a on a.id = g.activity_id join site i on i.id = g.site_id
                        join person p on p.id = x.person_id
                        left join attendance_mark m on m.session_id = x.session_id and m.person_id = x.person_id
                        where p.kept_as is null %4$s
                        group by p.id, g.id order by p.given_name, p.family_name, p.id, g.title, g.id""".formatted(held, of, Attending.sql("x", "s.on_date"), within))
                .setParameter(1, id)
                .setParameter(2, Date.valueOf(from))
                .setParameter(3, Date.valueOf(to))
                .getResultList();
        return rows.stream()
                .map(row -> new HoursRow(
                        number(row[0]),
                        (String) row[1],
                        number(row[2]),
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        number(row[6]),
                        number(row[7]),
                        number(row[8]),
                        number(row[9])))
                .toList();
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
