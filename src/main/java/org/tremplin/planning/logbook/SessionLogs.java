package org.tremplin.planning.logbook;

import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.access.Permission.READ_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * The logs of sessions and their attachments, for those who take the roll-call. The trainer of one session of a group
 * also reads those of its other sessions, so that a substitute can take over.
 */
@UseCases
public class SessionLogs {
    /** For one session. */
    static final int MOST_MATERIALS = 20;

    private static final int PIECE = 1_000_000;
    private static final Duration UNDO = Duration.ofDays(1);

    private static final String OF_THEIR_GROUPS = "(" + Sessions.WITHIN_REACH + """
             or exists (select 1 from Session beside join beside.trainers b
                        where beside.group.id = s.group.id and b.id = :self))""";

    private static final String COLUMNS = """
            select s.id, s.date, l.version, l.done, l.nextTime, a.displayName, l.writtenAt, s.startsAt, s.group.id
            from Session s left join SessionLog l on l.sessionId = s.id left join Account a on a.id = l.accountId
            where\s""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    /**
     * The log of a session, and the group's latest one before it that has text or attachments. Three statements.
     *
     * @return empty for a session that the reader may see on the timetable only
     */
    @Allowed(READ_ATTENDANCE)
    public Optional<SessionLogView> of(long session) {
        return Reach.within(
                        me.reach(READ_ATTENDANCE),
                        entities.createQuery(COLUMNS + "s.id = :session and " + Sessions.WITHIN_REACH, Object[].class))
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .map(this::withLast);
    }

    private SessionLogView withLast(Object[] own) {
        Object[] last = entities.createQuery(COLUMNS + """
                        s.group.id = :group and (s.date < :date or s.date = :date and s.startsAt < :from)
                        and (l.done <> '' or l.nextTime <> ''
                             or exists (select 1 from Material m where m.sessionId = s.id and m.removedAt is null))
                        order by s.date desc, s.startsAt desc""", Object[].class)
                .setParameter("group", own[8])
                .setParameter("date", (LocalDate) own[1])
                .setParameter("from", (LocalTime) own[7])
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
        Map<Long, List<MaterialRow>> materials = entities.createQuery("""
                        select new org.tremplin.planning.logbook.MaterialRow(m.id, m.sessionId, m.title, m.url, m.type, m.bytes)
                        from Material m where m.sessionId in :sessions and m.removedAt is null order by m.id""", MaterialRow.class)
                .setParameter("sessions", last == null ? List.of(own[0]) : List.of(own[0], last[0]))
                .getResultStream()
                .collect(Collectors.groupingBy(MaterialRow::session));
        return new SessionLogView(entry(own, materials), last == null ? null : entry(last, materials));
    }

    private static LogEntry entry(Object[] c, Map<Long, List<MaterialRow>> materials) {
        boolean written = c[2] != null;
        return new LogEntry(
                (Long) c[0],
                (LocalDate) c[1],
                written ? (Long) c[2] : 0,
                written ? (String) c[3] : "",
                written ? (String) c[4] : "",
                (String) c[5],
                (Instant) c[6],
                materials.getOrDefault((Long) c[0], List.of()));
    }

    /**
     * Writes the log of a session, or changes it.
     *
     * @param version the one that was read; 0 when there was none
     */
    @Allowed(MARK_ATTENDANCE)
    public void write(long session, long version, String done, String nextTime) {
        find(session, LockModeType.NONE);
        SessionLog log = entities.createQuery(
                        "select l from SessionLog l where l.sessionId = :session", SessionLog.class)
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> new SessionLog(session));
        log.mustBeAt(version);
        log.write(done, nextTime, me.accountId(), clock.instant());
        entities.persist(log);
    }

    /**
     * Adds a file. Refuses one that is too large, of a type that is not accepted or whose content does not match its
     * name, and one too many.
     *
     * @param name as it was sent
     */
    @Allowed(MARK_ATTENDANCE)
    public void attach(long session, String name, InputStream content) throws IOException {
        mustHaveRoom(session);
        byte[] bytes = content.readNBytes(Material.LARGEST + 1);
        Material material = Material.file(session, name, bytes, me.accountId(), clock.instant());
        entities.persist(material);
        entities.flush();
        for (int from = 0; from < bytes.length; from += PIECE) {
            entities.createNativeQuery(
                            "insert into session_material_piece (material_id, position, content) values (?1, ?2, ?3)")
                    .setParameter(1, material.id())
                    .setParameter(2, from / PIECE)
                    .setParameter(3, Arrays.copyOfRange(bytes, from, Math.min(from + PIECE, bytes.length)))
                    .executeUpdate();
        }
    }

    /** Adds a link. Refuses what is not a web address, and one too many. @param title blank for the site's name */
    @Allowed(MARK_ATTENDANCE)
    public void link(long session, String url, String title) {
        mustHaveRoom(session);
        entities.persist(Material.link(session, url, title, me.accountId(), clock.instant()));
    }

    /** Removes a file or link; it can be restored. What was removed more than a day ago is deleted. */
    @Allowed(MARK_ATTENDANCE)
    public void remove(long session, long material) {
        find(session, LockModeType.NONE);
        Instant now = clock.instant();
        entities.createQuery("delete from Material m where m.removedAt < :before")
                .setParameter("before", now.minus(UNDO))
                .executeUpdate();
        at(session, material).remove(now);
    }

    /** Restores a removed file or link. Refuses one too many. */
    @Allowed(MARK_ATTENDANCE)
    public void putBack(long session, long material) {
        mustHaveRoom(session);
        at(session, material).putBack();
    }

    /** The name and type of a file for its download; the bytes are read by {@link #piece}. */
    @Allowed(READ_ATTENDANCE)
    public MaterialFile download(long material) {
        Material found = file(material);
        return new MaterialFile(found.title(), found.type().mediaType(), found.bytes());
    }

    /**
     * Bytes of a file from an offset, a million at most; in a transaction of its own, so that a slow phone does not
     * hold a database connection.
     */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    public byte[] piece(long material, int from) {
        file(material);
        return (byte[]) entities.createNativeQuery(
                        "select content from session_material_piece where material_id = ?1 and position = ?2")
                .setParameter(1, material)
                .setParameter(2, from / PIECE)
                .getSingleResult();
    }

    private Material file(long material) {
        return orMissing(
                Reach.within(me.reach(READ_ATTENDANCE), entities.createQuery("""
                                select m from Material m, Session s where s.id = m.sessionId and m.id = :material
                                  and m.url is null and m.removedAt is null and\s""" + OF_THEIR_GROUPS, Material.class))
                        .setParameter("material", material)
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
    }

    /** Counted while the session is locked, so that two simultaneous calls cannot both take the last place. */
    private void mustHaveRoom(long session) {
        find(session, LockModeType.PESSIMISTIC_WRITE);
        long there = entities.createQuery(
                        "select count(m) from Material m where m.sessionId = :session and m.removedAt is null",
                        Long.class)
                .setParameter("session", session)
                .getSingleResult();
        if (there >= MOST_MATERIALS) {
            throw new Refused(LogbookRefusal.MATERIALS_FULL, MOST_MATERIALS);
        }
    }

    private void find(long session, LockModeType lock) {
        orMissing(Reach.within(
                        me.reach(MARK_ATTENDANCE),
                        entities.createQuery(
                                "select s from Session s where s.id = :session and " + Sessions.WITHIN_REACH,
                                Session.class))
                .setParameter("session", session)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    private Material at(long session, long material) {
        return orMissing(entities.createQuery(
                        "select m from Material m where m.id = :material and m.sessionId = :session", Material.class)
                .setParameter("material", material)
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }
}
