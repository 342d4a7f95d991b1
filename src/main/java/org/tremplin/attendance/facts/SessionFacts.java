package org.tremplin.attendance.facts;

import static org.tremplin.access.Permission.READ_FIGURES;
import static org.tremplin.access.Permission.READ_PLANNING;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Reach;
import org.tremplin.platform.UseCases;

/** Held sessions of a period with their counts. Figures of sessions are sums over these. */
@UseCases
public class SessionFacts {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private FactCounts counts;

    /** A session as read, with or without a fresh fact. */
    private record Row(Object[] cells, List<Long> trainers) {}

    /**
     * The sessions held from one day to another, both included. One statement, plus one if some have no fresh fact, as
     * those of the last days.
     *
     * @param reach the sites; the caller is responsible for the permission behind it
     * @param withTrainers whether to read the trainers too
     */
    @Allowed(
            value = {READ_FIGURES, READ_PLANNING},
            trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<SessionFact> held(Reach reach, LocalDate from, LocalDate to, boolean withTrainers) {
        List<Object[]> cells = entities.createNativeQuery("""
                        select s.id, s.group_id, s.minutes, s.unnamed_heads, s.people_served,
                          f.listed, f.on_list_minutes, f.attendances, f.minutes, f.people, %s
                        from session s left join session_fact f
                          on f.session_id = s.id and f.fresh = 1 and s.on_date <= ?3 %s
                        where s.status = 'HELD' and s.on_date between ?1 and ?2 and %s""".formatted(
                                withTrainers ? "t.person_id" : "null",
                                withTrainers ? "left join session_trainer t on t.session_id = s.id" : "",
                                within(reach)))
                .setParameter(1, Date.valueOf(from))
                .setParameter(2, Date.valueOf(to))
                .setParameter(3, Date.valueOf(counts.until()))
                .getResultList();
        Map<Long, Row> rows = new LinkedHashMap<>(cells.size() * 2);
        List<Long> uncounted = new ArrayList<>();
        for (Object[] row : cells) {
            Row known = rows.get((Long) row[0]);
            if (known == null) {
                known = new Row(row, row[10] == null ? List.of() : new ArrayList<>(2));
                rows.put((Long) row[0], known);
                if (row[9] == null) {
                    uncounted.add((Long) row[0]);
                }
            }
            if (row[10] != null) {
                known.trainers.add((Long) row[10]);
            }
        }
        Map<Long, Counted> now = uncounted.isEmpty() ? new HashMap<>() : counts.count(uncounted);
        List<SessionFact> facts = new ArrayList<>(rows.size());
        rows.forEach((session, row) -> facts.add(fact(row, now.getOrDefault(session, Counted.NOTHING))));
        return facts;
    }

    private static SessionFact fact(Row row, Counted now) {
        Object[] cells = row.cells;
        return new SessionFact(
                (Long) cells[0],
                (Long) cells[1],
                number(cells[2]),
                number(cells[3]),
                number(cells[4]),
                row.trainers,
                cells[9] == null ? now : FactCounts.counted(cells, 5));
    }

    /** Accounts that reach every site do not pay for a look-up of the group per session. */
    private static String within(Reach reach) {
        return reach.everywhere()
                ? reach.sql("")
                : "s.group_id in (select g.id from activity_group g where " + reach.sql("g.site_id") + ")";
    }

    private static int number(Object cell) {
        return cell == null ? 0 : ((Number) cell).intValue();
    }
}
