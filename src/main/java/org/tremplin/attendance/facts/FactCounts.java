package org.tremplin.attendance.facts;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.enrolment.Attending;
import org.tremplin.platform.UseCases;

/** Counts sessions and stores the results as facts. */
@UseCases
public class FactCounts {
    private static final Logger LOG = Logger.getLogger(FactCounts.class.getName());

    /**
     * Minimum age in days of a session with a fact. Changes on the day of the session invalidate nothing; every
     * transaction that began on that day, in any time zone, has ended by then.
     */
    static final int AGE = 2;

    private static final int AT_ONCE = 100;
    private static final String CELLS = "f.listed, f.on_list_minutes, f.attendances, f.minutes, f.people";
    private static final Pattern COMMA = Pattern.compile(",");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    /** The last day with facts. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    LocalDate until() {
        return houses.today().minusDays(AGE);
    }

    /**
     * Counts sessions from the current lists and marks, in one statement. Sessions without list and marks are missing in
     * the result.
     *
     * @param sessions ids; the caller is responsible for reach
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    Map<Long, Counted> count(Collection<Long> sessions) {
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        select l.session_id, count(*), coalesce(sum(m.minutes), 0), null
                        from %2$s l
                        left join attendance_mark m on m.session_id = l.session_id and m.person_id = l.person_id
                        group by l.session_id
                        union all
                        select m.session_id, count(*), sum(m.minutes), cast(json_arrayagg(m.person_id) as char)
                        from attendance_mark m where m.session_id in (%1$s) and m.minutes > 0 group by m.session_id""".formatted(list(sessions), Attending.sqlLists("s.id in (" + list(sessions) + ")")))
                .getResultList();
        Map<Long, Counted> counted = new HashMap<>();
        for (Object[] row : rows) {
            int number = number(row[1]);
            int minutes = number(row[2]);
            Counted known = counted.getOrDefault((Long) row[0], Counted.NOTHING);
            counted.put(
                    (Long) row[0],
                    row[3] == null
                            ? known.withList(number, minutes)
                            : known.withMarks(number, minutes, PersonIds.pack(ids((String) row[3]))));
        }
        return counted;
    }

    private static long[] ids(String array) {
        return COMMA.splitAsStream(array.substring(1, array.length() - 1))
                .mapToLong(id -> Long.parseLong(id.strip()))
                .toArray();
    }

    /** The counts in five consecutive cells of a row. */
    static Counted counted(Object[] cells, int from) {
        return new Counted(
                number(cells[from]), number(cells[from + 1]), number(cells[from + 2]), number(cells[from + 3]), (byte[])
                        cells[from + 4]);
    }

    /** Inserts stale facts for a batch of sessions without one; skips locked sessions. @return how many; null if every session has a fact */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    Integer begin() {
        List<Long> without = entities.createNativeQuery("""
                        select s.id from session s left join session_fact f on f.session_id = s.id
                        where f.session_id is null and s.on_date <= ?1 order by s.id limit ?2""")
                .setParameter(1, Date.valueOf(until()))
                .setParameter(2, AT_ONCE)
                .getResultList();
        if (without.isEmpty()) {
            return null;
        }
        List<Long> free = entities.createNativeQuery("select s.id from session s where s.id in (" + list(without)
                        + ") order by s.id for update skip locked")
                .getResultList();
        if (!free.isEmpty()) {
            entities.createNativeQuery("insert into session_fact (session_id) values "
                            + free.stream().map(id -> "(" + id + ")").collect(Collectors.joining(", "))
                            + " on duplicate key update session_id = session_fact.session_id")
                    .executeUpdate();
        }
        return free.size();
    }

    /**
     * Counts a batch of stale facts; skips those that a running transaction has locked.
     *
     * @param after only sessions with a higher id
     * @return the highest id of the batch, 0 if there was none
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    long refresh(long after) {
        return some("f.fresh = 0", after, stale -> {
            Map<Long, Counted> now = count(stale.keySet());
            stale.keySet().forEach(session -> keep(session, now.getOrDefault(session, Counted.NOTHING)));
        });
    }

    /** Recounts a batch of fresh facts, corrects and logs differences. @return as {@link #refresh} */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    long check(long after) {
        return some("f.fresh = 1", after, fresh -> {
            Map<Long, Counted> now = count(fresh.keySet());
            List<Long> wrong = fresh.keySet().stream()
                    .filter(s -> !fresh.get(s).isSameAs(now.getOrDefault(s, Counted.NOTHING)))
                    .sorted()
                    .toList();
            if (!wrong.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "Facts of these sessions differed from their marks and were corrected: {0}",
                        list(wrong));
                wrong.forEach(session -> keep(session, now.getOrDefault(session, Counted.NOTHING)));
            }
        });
    }

    /** Finds a batch, then locks it without waiting; the work counts under these locks, with statements that see every earlier commit. */
    @SuppressWarnings("unchecked")
    private long some(String which, long after, Consumer<Map<Long, Counted>> work) {
        List<Long> found = entities.createNativeQuery("""
                        select f.session_id from session_fact f join session s on s.id = f.session_id
                        where %s and f.session_id > ?1 and s.on_date <= ?2 order by f.session_id limit ?3""".formatted(which))
                .setParameter(1, after)
                .setParameter(2, Date.valueOf(until()))
                .setParameter(3, AT_ONCE)
                .getResultList();
        if (found.isEmpty()) {
            return 0;
        }
        List<Object[]> held = entities.createNativeQuery("select f.session_id, " + CELLS
                        + " from session_fact f where f.session_id in (" + list(found) + ") and " + which
                        + " order by f.session_id for update skip locked")
                .getResultList();
        if (!held.isEmpty()) {
            work.accept(held.stream().collect(Collectors.toMap(row -> (Long) row[0], row -> counted(row, 1))));
        }
        return found.get(found.size() - 1);
    }

    private void keep(long session, Counted counted) {
        entities.createNativeQuery("""
                        update session_fact set fresh = 1, listed = ?2, on_list_minutes = ?3, attendances = ?4, minutes = ?5,
                          people = ?6 where session_id = ?1""")
                .setParameter(1, session)
                .setParameter(2, counted.listed())
                .setParameter(3, counted.onList())
                .setParameter(4, counted.attendances())
                .setParameter(5, counted.minutes())
                .setParameter(6, counted.people())
                .executeUpdate();
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static int number(Object cell) {
        return ((Number) cell).intValue();
    }
}
