package org.tremplin.attendance;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.UseCases;

/** What is stored about the sessions and people of a file's rows, read before any row is applied. */
@UseCases
public class StoredMarks {
    @PersistenceContext
    private EntityManager entities;

    record Key(long session, long person) {}

    /** @param corrected the people whose marks somebody corrected, with a reason */
    record Standing(boolean sealed, boolean touched, Set<Long> corrected) {
        private static final Standing NOTHING = new Standing(false, false, Set.of());
    }

    /** The state of a file's sessions before the import; read once per session. */
    public static final class Standings {
        private final Map<Long, Standing> bySession = new HashMap<>();

        Standing of(long session) {
            return bySession.get(session);
        }
    }

    /**
     * @param joined those of the people whose file is merged from several: they can have two codes, and so two rows in
     *     a session
     * @param lastLines the number of the last line of each history
     * @param given for people who had lines with numbers that no longer exist: the highest such number
     */
    record Before(
            Set<Long> joined, Map<Key, AttendanceMark> marks, Map<Key, Integer> lastLines, Map<Long, Integer> given) {
        int nextLine(MarkLine line) {
            return Math.max(
                            lastLines.getOrDefault(new Key(line.session(), line.person()), 0),
                            given.getOrDefault(line.person(), 0))
                    + 1;
        }
    }

    /** The state before the given rows are applied; the sessions' state is read once per file. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    Before before(List<MarkLine> lines, Standings standings) {
        learn(standings, sessions(lines));
        Set<Long> joined = joined(lines);
        List<MarkLine> touched = lines.stream()
                .filter(line -> standings.of(line.session()).touched() || joined.contains(line.person()))
                .toList();
        return new Before(joined, known(touched), lastLines(touched), given(touched));
    }

    private Set<Long> joined(List<MarkLine> lines) {
        return lines.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery(
                                "select distinct p.mergedInto from Person p where p.mergedInto in :people", Long.class)
                        .setParameter("people", people(lines))
                        .getResultList());
    }

    private void learn(Standings standings, Set<Long> sessions) {
        Set<Long> unknown = new HashSet<>(sessions);
        unknown.removeAll(standings.bySession.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        Set<Long> sealed = ids("select distinct z.sessionId from Seal z where z.sessionId in :ids", unknown);
        Set<Long> touched =
                ids("select distinct c.sessionId from AttendanceChange c where c.sessionId in :ids", unknown);
        touched.addAll(ids("select distinct m.sessionId from AttendanceMark m where m.sessionId in :ids", unknown));
        Map<Long, Set<Long>> corrected = new HashMap<>();
        entities.createQuery(
                        "select distinct c.sessionId, c.personId from AttendanceChange c"
                                + " where c.sessionId in :ids and c.correction is not null",
                        Object[].class)
                .setParameter("ids", unknown)
                .getResultList()
                .forEach(row -> corrected
                        .computeIfAbsent((Long) row[0], session -> new HashSet<>())
                        .add((Long) row[1]));
        for (Long session : unknown) {
            boolean nothing =
                    !sealed.contains(session) && !touched.contains(session) && !corrected.containsKey(session);
            standings.bySession.put(
                    session,
                    nothing
                            ? Standing.NOTHING
                            : new Standing(
                                    sealed.contains(session),
                                    touched.contains(session),
                                    corrected.getOrDefault(session, Set.of())));
        }
    }

    private Set<Long> ids(String query, Set<Long> sessions) {
        return new HashSet<>(entities.createQuery(query, Long.class)
                .setParameter("ids", sessions)
                .getResultList());
    }

    private static Set<Long> sessions(List<MarkLine> lines) {
        return lines.stream().map(MarkLine::session).collect(Collectors.toSet());
    }

    private static Set<Long> people(List<MarkLine> lines) {
        return lines.stream().map(MarkLine::person).collect(Collectors.toSet());
    }

    private Map<Key, AttendanceMark> known(List<MarkLine> lines) {
        Map<Key, AttendanceMark> known = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery(
                            "select m from AttendanceMark m where m.sessionId in :sessions and m.personId in :people",
                            AttendanceMark.class)
                    .setParameter("sessions", sessions(lines))
                    .setParameter("people", people(lines))
                    .getResultStream()
                    .forEach(m -> known.put(new Key(m.sessionId(), m.personId()), m));
        }
        return known;
    }

    private Map<Long, Integer> given(List<MarkLine> lines) {
        return lines.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select p.id, p.linesGiven from Person p where p.id in :people and p.linesGiven > 0",
                                Object[].class)
                        .setParameter("people", people(lines))
                        .getResultStream()
                        .collect(Collectors.toMap(p -> (Long) p[0], p -> (Integer) p[1]));
    }

    private Map<Key, Integer> lastLines(List<MarkLine> lines) {
        Map<Key, Integer> last = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery(
                            "select c.sessionId, c.personId, max(c.position) from AttendanceChange c"
                                    + " where c.sessionId in :sessions and c.personId in :people"
                                    + " group by c.sessionId, c.personId",
                            Object[].class)
                    .setParameter("sessions", sessions(lines))
                    .setParameter("people", people(lines))
                    .getResultStream()
                    .forEach(c -> last.put(new Key((Long) c[0], (Long) c[1]), (Integer) c[2]));
        }
        return last;
    }
}
