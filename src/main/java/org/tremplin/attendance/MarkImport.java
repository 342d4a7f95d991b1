package org.tremplin.attendance;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.catalogue.Terms;
import org.tremplin.planning.Session;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Folding;
import org.tremplin.platform.UseCases;

/** Marks that a file brings. */
@UseCases
public class MarkImport {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Terms terms;

    @Inject
    private Seals seals;

    @Inject
    private Months months;

    private record Key(long session, long person) {}

    /** Creates or updates marks; the pair of session and person is the key. Changes leave their history. Refuses one of a
     * closed month. */
    @Allowed(IMPORT)
    public Applied importLines(List<MarkLine> lines) {
        Map<String, Long> reasons = terms.reasonsNamed(
                lines.stream().map(MarkLine::reason).filter(r -> r != null).collect(Collectors.toSet()));
        Map<Long, Session> bySession = new HashMap<>();
        Map<Key, AttendanceMark> known = new HashMap<>();
        Map<Key, Integer> lastLines = new HashMap<>();
        List<Long> ids = lines.stream().map(MarkLine::session).distinct().toList();
        if (!ids.isEmpty()) {
            entities.createQuery("select s from Session s where s.id in :ids", Session.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(s -> bySession.put(s.id(), s));
            entities.createQuery("select m from AttendanceMark m where m.session.id in :ids", AttendanceMark.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(m -> known.put(new Key(m.sessionId(), m.personId()), m));
            entities.createQuery(
                            "select c.sessionId, c.personId, max(c.position) from AttendanceChange c"
                                    + " where c.sessionId in :ids group by c.sessionId, c.personId",
                            Object[].class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(c -> lastLines.put(new Key((Long) c[0], (Long) c[1]), (Integer) c[2]));
        }
        Instant now = clock.instant();
        Set<Long> changed = new HashSet<>();
        int created = 0;
        int updated = 0;
        for (MarkLine line : lines) {
            MarkValue value = new MarkValue(
                    line.status(),
                    line.minutesLate(),
                    line.minutesLeftEarly(),
                    line.reason() == null ? null : reasons.get(Folding.fold(line.reason())));
            AttendanceMark mark = known.get(new Key(line.session(), line.person()));
            if (mark == null) {
                entities.persist(new AttendanceMark(bySession.get(line.session()), line.person(), value));
                created++;
            } else if (mark.become(value, bySession.get(line.session()).minutes())) {
                updated++;
            } else {
                continue;
            }
            changed.add(line.session());
            int position = lastLines.merge(new Key(line.session(), line.person()), 1, Integer::sum);
            entities.persist(new AttendanceChange(
                    line.session(), line.person(), position, value, null, now, now, me.accountId()));
        }
        if (!changed.isEmpty()) {
            months.mustBeOpen(changed);
            seals.corrected(changed);
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }
}
