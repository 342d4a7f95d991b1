package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.IMPORT;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Time;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.UseCases;

/** Reads what is already on the timetable of all sites, since a person can only be in one place. One statement. */
@UseCases
public class Occupancy {
    @PersistenceContext
    private EntityManager entities;

    /** All sessions between two days in one of the rooms, with one of the trainers, or of one of the groups. */
    @Allowed(
            value = {EDIT_PLANNING, IMPORT},
            trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    List<Occupied> between(
            LocalDate from, LocalDate to, Collection<Long> rooms, Collection<Long> trainers, Collection<Long> groups) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select s.id, s.group_id, g.title, s.on_date, s.starts_at, s.ends_at, s.room_id, r.name, t.person_id,
                          trim(concat(p.given_name, ' ', p.family_name))
                        from session s join activity_group g on g.id = s.group_id left join room r on r.id = s.room_id
                        left join session_trainer t on t.session_id = s.id left join person p on p.id = t.person_id
                        where s.on_date between ?1 and ?2 and s.status <> 'CANCELLED'
                          and (s.room_id in (%s) or s.group_id in (%s)
                               or exists (select 1 from session_trainer x where x.session_id = s.id and x.person_id in (%s)))
                        order by s.on_date, s.starts_at, s.id""".formatted(list(rooms), list(groups), list(trainers)))
                .setParameter(1, Date.valueOf(from))
                .setParameter(2, Date.valueOf(to))
                .getResultList();
        Map<Long, Occupied> sessions = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Occupied session = sessions.computeIfAbsent(
                    number(row[0]),
                    id -> new Occupied(
                            null,
                            id,
                            number(row[1]),
                            (String) row[2],
                            ((Date) row[3]).toLocalDate(),
                            ((Time) row[4]).toLocalTime(),
                            ((Time) row[5]).toLocalTime(),
                            row[6] == null ? null : number(row[6]),
                            (String) row[7],
                            new LinkedHashMap<>()));
            if (row[8] != null) {
                session.trainers().put(number(row[8]), (String) row[9]);
            }
        }
        return List.copyOf(sessions.values());
    }

    /** Ids for SQL: numbers only; -1 where there are none. */
    static String list(Collection<Long> ids) {
        return ids.isEmpty() ? "-1" : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
