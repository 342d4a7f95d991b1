package org.tremplin.progress;

import static org.tremplin.access.Permission.READ_OWN_PROGRESS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Time;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.enrolment.Attending;
import org.tremplin.platform.UseCases;

/** One's own progress, in three statements. */
@UseCases
public class Progresses {
    private static final int PAST = 8;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    /** What the signed-in learner sees. */
    @Allowed(READ_OWN_PROGRESS)
    public MyWay mine() {
        long person = me.personId();
        LocalDate today = houses.today();
        List<Object[]> groups = rows("""
                select g.title, y.minutes, y.sessions,
                  exists (select 1 from enrolment x where x.person_id = ?1 and x.status = 'OFFERED'),
                  exists (select 1 from certificate c where c.person_id = ?1),
                  exists (select 1 from target t where t.person_id = ?1),
                  exists (select 1 from notice n where n.person_id = ?1 and n.read_at is null)
                from activity_group g
                join enrolment e on e.group_id = g.id and e.person_id = ?1 and e.status = 'ENROLLED'
                right join (select coalesce(sum(m.minutes), 0) minutes, coalesce(sum(m.minutes > 0), 0) sessions
                   from attendance_mark m join session s on s.id = m.session_id
                   where m.person_id = ?1 and s.status = 'HELD' and s.on_date between ?2 and ?3) y on true
                order by g.starts_on desc, g.title, g.id""", person, Date.valueOf(today.withDayOfYear(1)), Date.valueOf(today));
        Object[] first = groups.get(0);
        return new MyWay(
                new MyProgress(
                        me.getName(),
                        next(person, today),
                        number(first[1]),
                        number(first[2]),
                        past(person, today),
                        groups.stream()
                                .map(r -> (String) r[0])
                                .filter(title -> title != null)
                                .toList()),
                number(first[3]) == 1,
                number(first[4]) == 1,
                number(first[5]) == 1,
                number(first[6]) == 1);
    }

    /** Finds the session first, and then its names. */
    private MyProgress.Meeting next(long person, LocalDate today) {
        LocalTime now = LocalTime.now(clock.withZone(houses.house().zone()));
        return rows("""
                        select g.title, r.name, i.name,
                          (select group_concat(distinct trim(concat(t.given_name, ' ', t.family_name)) separator ', ')
                           from session_trainer st join person t on t.id = st.person_id where st.session_id = n.id),
                          n.on_date, n.starts_at, n.ends_at
                        from (select s.id, s.group_id, s.room_id, s.on_date, s.starts_at, s.ends_at
                              from enrolment x join session s on s.group_id = x.group_id
                              where x.person_id = ?1 and s.status <> 'CANCELLED' and s.on_date >= ?2
                                and (s.on_date > ?2 or s.ends_at > ?3) and\s""" + Attending.sql("x", "s.on_date") + """
                              order by s.on_date, s.starts_at, s.id limit 1) n
                        join activity_group g on g.id = n.group_id join site i on i.id = g.site_id
                        left join room r on r.id = n.room_id""", person, Date.valueOf(today), Time.valueOf(now))
                .stream()
                .findFirst()
                .map(r -> new MyProgress.Meeting(
                        (String) r[0],
                        (String) r[1],
                        (String) r[2],
                        r[3] == null ? "" : (String) r[3],
                        ((Date) r[4]).toLocalDate(),
                        ((Time) r[5]).toLocalTime(),
                        ((Time) r[6]).toLocalTime()))
                .orElse(null);
    }

    private List<MyProgress.Past> past(long person, LocalDate today) {
        return rows("""
                        select g.title, s.on_date, m.minutes
                        from (select s.id from enrolment x join session s on s.group_id = x.group_id
                              where x.person_id = ?1 and\s""" + Attending.sql("x", "s.on_date") + """
                              union select m.session_id from attendance_mark m where m.person_id = ?1) mine
                        join session s on s.id = mine.id join activity_group g on g.id = s.group_id
                        left join attendance_mark m on m.session_id = s.id and m.person_id = ?1
                        where s.status = 'HELD' and s.on_date <= ?2
                        order by s.on_date desc, s.starts_at desc, s.id limit
                        """ + PAST, person, Date.valueOf(today)).stream()
                .map(r -> new MyProgress.Past(
                        (String) r[0], ((Date) r[1]).toLocalDate(), r[2] == null ? 0 : number(r[2]), r[2] != null))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
