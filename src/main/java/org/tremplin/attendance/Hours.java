package org.tremplin.attendance;

import static org.tremplin.access.Permission.CERTIFY;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.platform.UseCases;

/** Hours of people in groups, for a period: one statement, whatever their number. */
@UseCases
public class Hours {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /** Everybody who was expected in this group or came, by name. Nobody of a group out of reach. */
    @Allowed(value = CERTIFY, trail = Trail.NONE)
    public List<HoursRow> ofGroup(long group, LocalDate from, LocalDate to) {
        return read("s.group_id = ?1", group, from, to);
    }

    /** Every group within reach where this person was expected or came, by title. */
    @Allowed(value = CERTIFY, trail = Trail.NONE)
    public List<HoursRow> ofPerson(long person, LocalDate from, LocalDate to) {
        return read("x.person_id = ?1", person, from, to);
    }

    @SuppressWarnings("unchecked")
    private List<HoursRow> read(String of, long id, LocalDate from, LocalDate to) {
        Reach reach = me.reach(CERTIFY);
        String within = reach.everywhere()
                ? ""
                : " and g.site_id in ("
                        + String.join(
                                ",", reach.sites().stream().map(String::valueOf).toList()) + ")";
        String held = " s.status = 'HELD' and s.on_date between ?2 and ?3 and ";
        List<Object[]> rows = entities.createNativeQuery("""
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
                        where true %4$s
                        group by p.id, g.id order by p.given_name, p.family_name, p.id, g.title, g.id""".formatted(held, of, Enrolments.LIVE_ON_DAY, within))
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
