package org.tremplin.access.audit;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.READ_AUDIT;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNames;
import org.tremplin.access.AuditRow;
import org.tremplin.access.AuditTrail;
import org.tremplin.access.Me;
import org.tremplin.platform.Found;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.files.Exported;

/** Reads the audit trail; {@link AuditTrail} writes it. */
@UseCases
public class Audits {
    private static final int AT_ONCE = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private AuditTrail trail;

    @Inject
    @Any
    private Instance<AuditNames> kinds;

    /**
     * Deletes some lines from before a moment, the oldest first. They are found by a plain read and deleted by their
     * ids: a search that locks would wait for the lines of every open transaction.
     *
     * @return how many; 0 when there are none left
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public int forget(Instant before) {
        List<Number> old = entities.createNativeQuery("select id from audit_line where at < ?1 order by at, id")
                .setParameter(1, Timestamp.valueOf(LocalDateTime.ofInstant(before, ZoneOffset.UTC)))
                .setMaxResults(AT_ONCE)
                .getResultList();
        return old.isEmpty()
                ? 0
                : entities.createNativeQuery("delete from audit_line where id in ("
                                + old.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")")
                        .executeUpdate();
    }

    /**
     * Lines of the trail, newest first. Missing for a caller limited to some sites, because a line belongs to no site.
     *
     * @param who part of the name or login of an account, null for everybody and the server
     * @param what part of the name of a use case ("Enrolments."), null for all
     * @param subject part of the ids ("person=12"), null for all
     */
    @Allowed(READ_AUDIT)
    @SuppressWarnings("unchecked")
    public Found<AuditRow> list(String who, String what, String subject, Slice slice) {
        me.mustReachEverySite(READ_AUDIT);
        String from =
                """
                 from audit_line l left join account a on a.id = l.account_id
                where l.use_case like ?1 escape '!' and l.subject like ?2 escape '!'
                """ + (who == null ? "" : " and (a.display_name like ?3 escape '!' or a.login like ?3 escape '!')");
        Query rows = entities.createNativeQuery(
                "select l.id, l.at, a.display_name, l.use_case, l.subject, l.outcome" + from + " order by l.id desc");
        Query count = entities.createNativeQuery("select count(*)" + from);
        for (Query query : List.of(rows, count)) {
            query.setParameter(1, Slice.containing(what)).setParameter(2, Slice.containing(subject));
            if (who != null) {
                query.setParameter(3, Slice.containing(who));
            }
        }
        List<Object[]> found =
                rows.setFirstResult(slice.offset()).setMaxResults(slice.size()).getResultList();
        return new Found<>(found.stream().map(Audits::row).toList(), ((Number) count.getSingleResult()).longValue());
    }

    /** Names for the ids in lines, as far as the caller reaches them. @param ids by the word before them */
    @Allowed(value = READ_AUDIT, trail = Trail.NONE)
    Map<String, Map<Long, String>> names(Map<String, Set<Long>> ids) {
        Map<String, Map<Long, String>> names = new HashMap<>();
        if (ids.containsKey("account")) {
            names.put(
                    "account",
                    named("select a.id, a.displayName from Account a where a.id in :ids", ids.get("account")));
        }
        if (ids.containsKey("site")) {
            names.put("site", named("select s.id, s.name from Site s where s.id in :ids", ids.get("site")));
        }
        for (AuditNames kind : kinds) {
            if (ids.containsKey(kind.word())) {
                names.put(kind.word(), kind.names(ids.get(kind.word())));
            }
        }
        return names;
    }

    private Map<Long, String> named(String query, Set<Long> ids) {
        return AuditSentences.named(entities.createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Records the export of a file. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void exported(@Observes Exported export) {
        trail.soon(me.accountId(), "Exports." + export.kind(), export.what(), "ok");
    }

    private static AuditRow row(Object[] columns) {
        LocalDateTime at = columns[1] instanceof LocalDateTime time ? time : ((Timestamp) columns[1]).toLocalDateTime();
        return new AuditRow(
                ((Number) columns[0]).longValue(),
                at.toInstant(ZoneOffset.UTC),
                (String) columns[2],
                (String) columns[3],
                (String) columns[4],
                (String) columns[5]);
    }
}
