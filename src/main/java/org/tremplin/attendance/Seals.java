package org.tremplin.attendance;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.access.Permission.READ_AUDIT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Attending;
import org.tremplin.people.PeopleMerged;
import org.tremplin.people.ProofSought;
import org.tremplin.people.TimeToForget;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.SessionsChanged;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * The trainer's countersignature. A sealed sheet is chained to the one sealed before it in the same group. A later
 * change is a correction with a reason, and adds another link; a change made outside the application is detected.
 */
@UseCases
public class Seals {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    /**
     * Seals the sheet of a session.
     *
     * @param session within reach. Refused: one that is cancelled or still to come, one with an unmarked name or
     *     without any mark, and one that is already sealed
     */
    @Allowed(MARK_ATTENDANCE)
    public void seal(long session) {
        Object[] row = orMissing(Reach.within(
                        me.reach(MARK_ATTENDANCE),
                        entities.createQuery(
                                "select s, s.group.id from Session s where s.id = :session and "
                                        + Sessions.WITHIN_REACH,
                                Object[].class))
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
        Session found = (Session) row[0];
        long group = (Long) row[1];
        if (found.status() == Session.Status.CANCELLED) {
            throw new Refused(AttendanceRefusal.SESSION_CANCELLED);
        }
        if (found.isToCome(houses.today())) {
            throw new Refused(AttendanceRefusal.SESSION_TO_COME);
        }
        // A tap holds a shared lock on the session until it is stored. A later tap finds its mark at another version
        // or, for somebody new on the list, checks for a seal again.
        entities.lock(found, LockModeType.PESSIMISTIC_WRITE);
        if (isSealed(session)) {
            throw new Refused(AttendanceRefusal.SEALED_ALREADY);
        }
        entities.createQuery("update AttendanceMark m set m.version = m.version + 1 where m.session.id = :session")
                .setParameter("session", session)
                .executeUpdate();
        long unmarked = entities.createQuery("""
                        select count(distinct e.person.id) from Enrolment e where e.group.id = :group
                          and\s""" + Attending.jpql("e", ":date") + """
                          and not exists (select m from AttendanceMark m
                                          where m.session.id = :session and m.personId = e.person.id
                                            and m.status <> org.tremplin.attendance.AttendanceMark.Status.ANNOUNCED)""", Long.class)
                .setParameter("group", group)
                .setParameter("date", found.date())
                .setParameter("session", session)
                .getSingleResult();
        if (unmarked > 0) {
            throw new Refused(AttendanceRefusal.NOT_EVERYBODY_MARKED, unmarked);
        }
        if (found.status() != Session.Status.HELD) {
            throw new Refused(AttendanceRefusal.NOBODY_MARKED);
        }
        link(group, session, Seal.Kind.SEAL, sheets(List.of(session)).get(session));
    }

    private boolean isSealed(long session) {
        return entities.createQuery("select count(z) from Seal z where z.sessionId = :session", Long.class)
                        .setParameter("session", session)
                        .getSingleResult()
                > 0;
    }

    /** Refuses if the sheet was sealed while somebody was being added to it. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustBeOpen(long session) {
        if (isSealed(session)) {
            throw new Refused(AttendanceRefusal.SHEET_SEALED);
        }
    }

    /**
     * Adds links for those of these sessions that are sealed and have changed. Call it after the change. It reads the
     * sheets while it holds the lock on their chains: if two corrections run at once, the second link includes the
     * first.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void corrected(Collection<Long> sessions) {
        entities.flush();
        List<Long> ids = sessions.isEmpty() ? List.of(-1L) : List.copyOf(sessions);
        List<Long> groups = entities.createQuery(
                        "select distinct z.groupId from Seal z where z.sessionId in :ids order by z.groupId",
                        Long.class)
                .setParameter("ids", ids)
                .getResultList();
        if (groups.isEmpty()) {
            return;
        }
        groups.forEach(this::head);
        Map<Long, Seal> latest = new TreeMap<>();
        entities.createQuery("select z from Seal z where z.sessionId in :ids order by z.position", Seal.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(link -> latest.put(link.sessionId(), link));
        Map<Long, String> now = sheets(latest.keySet());
        latest.forEach((session, link) -> {
            if (!link.content().equals(now.get(session))) {
                link(link.groupId(), session, Seal.Kind.CORRECTION, now.get(session));
            }
        });
    }

    /** Adds a link when a sealed session is cancelled or reinstated. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void changed(@Observes SessionsChanged sessions) {
        corrected(sessions.gone().keySet());
    }

    /**
     * Adds links to sealed sheets on which a merge or its undoing changes a person: it shows as a correction, never
     * silently.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void merged(@Observes PeopleMerged people) {
        corrected(entities.createQuery("""
                        select distinct z.sessionId from Seal z
                        where exists (select c from AttendanceChange c where c.sessionId = z.sessionId
                                      and (c.personId = :one or c.personId = :other))
                          or exists (select m from AttendanceMark m where m.sessionId = z.sessionId
                                     and (m.personId = :one or m.personId = :other))""", Long.class)
                .setParameter("one", people.one())
                .setParameter("other", people.other())
                .getResultList());
    }

    /** Keeps sealed sheets as proof. A group's chain is kept as a whole, as long as its last sheet. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void prove(@Observes ProofSought person) {
        person.of(entities.createQuery("""
                        select max(s.date) from Seal z join Session s on s.id = z.sessionId
                        where z.groupId in (select y.groupId from Seal y join AttendanceMark m on m.session.id = y.sessionId
                                            where m.personId = :person)""", LocalDate.class)
                .setParameter("person", person.person())
                .getSingleResult());
    }

    /** Deletes chains that are past their retention. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    void forget(@Observes TimeToForget time) {
        List<Number> over = entities.createNativeQuery("select z.group_id from attendance_seal z"
                        + " join session s on s.id = z.session_id group by z.group_id having max(s.on_date) < ?1")
                .setParameter(1, Date.valueOf(time.proofsSince()))
                .getResultList();
        for (Number number : over) {
            long group = number.longValue();
            time.gone(
                    "attendance_seal",
                    entities.createQuery("delete from Seal z where z.groupId = :group")
                            .setParameter("group", group)
                            .executeUpdate());
            entities.createNativeQuery("delete from attendance_chain where group_id = ?1")
                    .setParameter(1, group)
                    .executeUpdate();
        }
    }

    /** The end of a group's chain, locked: if two seal at once, the second follows the first. */
    private Object[] head(long group) {
        entities.createNativeQuery("insert into attendance_chain (group_id, length, hash) values (?1, 0, ?2)"
                        + " on duplicate key update length = length")
                .setParameter(1, group)
                .setParameter(2, Seal.NOTHING)
                .executeUpdate();
        return (Object[])
                entities.createNativeQuery("select length, hash from attendance_chain where group_id = ?1 for update")
                        .setParameter(1, group)
                        .getSingleResult();
    }

    private void link(long group, long session, Seal.Kind kind, String content) {
        Object[] head = head(group);
        // truncated as the database keeps it: otherwise the link would not match its hash
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Seal seal = new Seal(
                group,
                ((Number) head[0]).intValue() + 1,
                session,
                kind,
                content,
                (String) head[1],
                now,
                me.accountId());
        entities.persist(seal);
        entities.createNativeQuery("update attendance_chain set length = ?1, hash = ?2 where group_id = ?3")
                .setParameter(1, seal.position())
                .setParameter(2, seal.hash())
                .setParameter(3, group)
                .executeUpdate();
    }

    /**
     * The content of sheets as seals state it now, for those who may read the audit trail of every site.
     *
     * @param sessions any sessions
     */
    @Allowed(value = READ_AUDIT, trail = Trail.NONE)
    public Map<Long, String> contents(Collection<Long> sessions) {
        me.mustReachEverySite(READ_AUDIT);
        return sheets(sessions);
    }

    /** The session's time, then one line per mark, signature and change; four statements. */
    @SuppressWarnings("unchecked")
    private Map<Long, String> sheets(Collection<Long> sessions) {
        String ids = sessions.stream().map(String::valueOf).collect(Collectors.joining(","));
        Map<Long, StringBuilder> sheets = new HashMap<>();
        for (String query : List.of(
                "select id, 'S', on_date, starts_at, ends_at, status from session where id in (%s)",
                "select session_id, 'M', person_id, status, minutes_late, minutes_left_early, minutes, reason_id"
                        + " from attendance_mark where session_id in (%s) order by session_id, person_id",
                "select session_id, 'G', person_id, sha2(strokes, 256), signed_at from attendance_signature where session_id in (%s)"
                        + " order by session_id, person_id",
                "select session_id, 'C', id, person_id, status, minutes_late, minutes_left_early, reason_id, correction,"
                        + " marked_at, received_at, overtaken, account_id from attendance_change where session_id in (%s)"
                        + " order by session_id, id")) {
            List<Object[]> rows =
                    entities.createNativeQuery(query.formatted(ids)).getResultList();
            for (Object[] row : rows) {
                StringBuilder sheet =
                        sheets.computeIfAbsent(((Number) row[0]).longValue(), session -> new StringBuilder());
                for (int i = 1; i < row.length; i++) {
                    sheet.append(i == 1 ? "" : "|")
                            .append(Objects.toString(row[i], "")
                                    .replace("|", "¦")
                                    .replace("\n", " "));
                }
                sheet.append('\n');
            }
        }
        return sheets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, sheet -> sheet.getValue().toString()));
    }
}
