package org.tremplin.attendance.closing;

import static org.tremplin.access.Permission.READ_AUDIT;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.attendance.Seal;
import org.tremplin.attendance.Seals;
import org.tremplin.platform.UseCases;

/** Checks whether the stored data still matches the seals, to detect changes made outside the application. */
@UseCases
public class SealChecks {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Seals seals;

    /** Recomputes every chain. @return each sheet and each chain that differs from its seal; empty when all is well */
    @Allowed(READ_AUDIT)
    @SuppressWarnings("unchecked")
    public List<SealBroken> verify() {
        me.mustReachEverySite(READ_AUDIT);
        List<SealBroken> broken = new ArrayList<>();
        List<Object[]> chains = entities.createNativeQuery("""
                        select g.id, g.title, coalesce(c.length, 0), coalesce(c.hash, ''), c.group_id
                        from activity_group g left join attendance_chain c on c.group_id = g.id
                        where c.group_id is not null or exists (select 1 from attendance_seal z where z.group_id = g.id)
                        order by g.id""").getResultList();
        for (Object[] chain : chains) {
            verify(
                    ((Number) chain[0]).longValue(),
                    (String) chain[1],
                    ((Number) chain[2]).intValue(),
                    (String) chain[3],
                    broken);
        }
        return broken;
    }

    /** One group at a time, so that not all chains have to fit into memory at once. */
    private void verify(long group, String title, int length, String hash, List<SealBroken> broken) {
        List<Seal> links = entities.createQuery(
                        "select z from Seal z where z.groupId = :group order by z.position", Seal.class)
                .setParameter("group", group)
                .getResultList();
        Map<Long, Seal> latest = new TreeMap<>();
        links.forEach(link -> latest.put(link.sessionId(), link));
        Map<Long, LocalDate> dates = dates(latest.keySet());
        int position = 0;
        String before = Seal.NOTHING;
        for (Seal link : links) {
            if (!link.follows(position, before)) {
                long session = link.sessionId();
                broken.add(new SealBroken(session, title, dates.get(session), SealBroken.What.LINK_CHANGED));
            }
            position = link.position();
            before = link.hash();
        }
        if (position != length || !before.equals(hash)) {
            broken.add(new SealBroken(0, title, null, SealBroken.What.CHAIN_CUT));
        }
        Map<Long, String> now = latest.isEmpty() ? Map.of() : seals.contents(latest.keySet());
        latest.forEach((session, link) -> {
            if (!link.content().equals(now.getOrDefault(session, ""))) {
                broken.add(new SealBroken(session, title, dates.get(session), SealBroken.What.SHEET_CHANGED));
            }
        });
        entities.clear();
    }

    private Map<Long, LocalDate> dates(Collection<Long> sessions) {
        return entities.createQuery("select s.id, s.date from Session s where s.id in :ids", Object[].class)
                .setParameter("ids", sessions.isEmpty() ? List.of(-1L) : sessions)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (LocalDate) row[1]));
    }
}
