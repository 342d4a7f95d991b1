package org.tremplin.attendance;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CLOSE_MONTHS;
import static org.tremplin.access.Permission.IMPORT;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.catalogue.CountedOtherwise;
import org.tremplin.planning.GroupMoved;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionRetimed;
import org.tremplin.planning.SessionsChanged;
import org.tremplin.planning.SessionsPlanned;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Remembered;
import org.tremplin.platform.UseCases;

/**
 * What a closed month refuses. Its marks are corrected like those of a sealed sheet: with permission and a reason. Its
 * sessions are not moved, cancelled or given to another trainer, no sessions are added, imports do not touch it, and
 * what its sessions count for stays. The room {@code closing} closes months and reopens the last one.
 */
@UseCases
public class ClosedMonths {
    private static final int TRIES = 100;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(30);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** The value while nothing is closed: earlier than every day. */
    public static final LocalDate NOTHING_CLOSED = LocalDate.of(1000, 1, 31);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<MonthsChanged> changed;

    private final Remembered<LocalDate> closedUntil = new Remembered<>();

    /**
     * The last closed day as part of a JPQL query, with a shared lock until the end of the transaction: closing a month
     * waits for it. {@link #NOTHING_CLOSED} while nothing is closed.
     */
    static final String HELD = "SQL('(select c.closed_until from months_closed c lock in share mode)')";

    /** {@link #HELD} on its own, not from the cache: called before any change to what the figures are made of. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public LocalDate held() {
        return day(entities.createNativeQuery("select closed_until from months_closed lock in share mode")
                .getSingleResult());
    }

    static LocalDate day(Object column) {
        return column instanceof LocalDate day ? day : ((Date) column).toLocalDate();
    }

    /** Whether this day's attendance is closed; from the cache, for pages. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean isClosed(LocalDate day) {
        return !day.isAfter(until());
    }

    /** This day, or the first day after it whose month is open. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    LocalDate openFrom(LocalDate day) {
        LocalDate until = held();
        return day.isAfter(until) ? day : until.plusDays(1);
    }

    /** The last closed day; from the database, for an import; {@link #NOTHING_CLOSED} while nothing is closed. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public LocalDate lastClosedDay() {
        return read();
    }

    /** The last closed day; from the cache, for pages; {@link #NOTHING_CLOSED} while nothing is closed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public LocalDate until() {
        return closedUntil.get(this::read);
    }

    private LocalDate read() {
        return day(entities.createNativeQuery("select closed_until from months_closed")
                .getSingleResult());
    }

    /**
     * The last closed day, with an exclusive lock until the end of the transaction. Waits until all marks in progress
     * are written, without making new ones wait: it takes the row only when nobody holds it. Throws
     * {@link ChangedMeanwhile} if the row does not become free, as during an import of marks.
     */
    @Allowed(value = CLOSE_MONTHS, trail = Trail.NONE)
    public LocalDate heldAlone() {
        for (int i = 0; i < TRIES; i++) {
            List<?> row = entities.createNativeQuery("select closed_until from months_closed for update skip locked")
                    .getResultList();
            if (!row.isEmpty()) {
                return day(row.get(0));
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        throw new ChangedMeanwhile();
    }

    /** Closes every day up to this one. The caller records the decision and has called {@link #heldAlone}. */
    @Allowed(value = CLOSE_MONTHS, trail = Trail.NONE)
    public void closeUntil(LocalDate until) {
        entities.createNativeQuery("update months_closed set closed_until = ?1")
                .setParameter(1, Date.valueOf(until))
                .executeUpdate();
        changed.fire(new MonthsChanged());
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) MonthsChanged change) {
        closedUntil.forget();
    }

    /** Refuses to cancel or reinstate a session of a closed month. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void changed(@Observes SessionsChanged sessions) {
        if (sessions.kind() != SessionsChanged.Kind.HANDED_OVER) {
            mustBeOpen(sessions.gone().keySet());
        }
    }

    /** Refuses new sessions in a closed month. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void planned(@Observes SessionsPlanned sessions) {
        LocalDate until = held();
        if (sessions.days().stream().anyMatch(day -> !day.isAfter(until))) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
    }

    /** Refuses to move a session out of a closed month or into one, and to change what it counts for. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void retimed(@Observes SessionRetimed session) {
        LocalDate until = held();
        if (!session.before().isAfter(until) || !session.date().isAfter(until)) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
    }

    /** Refuses to move what a group did in a closed month to another activity or another site. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void moved(@Observes GroupMoved group) {
        mustBeOpen("s.group.id = :id", group.group(), null);
    }

    /** Refuses to change how sessions of a closed month count. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void counted(@Observes CountedOtherwise change) {
        mustBeOpen(
                switch (change.what()) {
                    case ACTIVITY -> "s.group.activity.id = :id";
                    case PROGRAMME ->
                        "exists (select p from Activity a join a.programmes p where a.id = s.group.activity.id and p.id = :id)";
                    case REASON ->
                        "exists (select m from AttendanceMark m where m.sessionId = s.id and m.reasonId = :id)";
                },
                change.id(),
                change.since());
    }

    private void mustBeOpen(String which, long id, LocalDate since) {
        LocalDate until = held();
        if (since != null && since.isAfter(until)) {
            return;
        }
        long closed = entities.createQuery(
                        "select count(s) from Session s where s.status = :held and s.date between :since and :until and "
                                + which,
                        Long.class)
                .setParameter("held", Session.Status.HELD)
                .setParameter("since", since == null ? EARLIEST : since)
                .setParameter("until", until)
                .setParameter("id", id)
                .getSingleResult();
        if (closed > 0) {
            throw new Refused(AttendanceRefusal.COUNTED_IN_CLOSED_MONTH, closed);
        }
    }

    /** Refuses sessions in a closed month. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustBeOpen(Collection<Long> sessions) {
        long closed = sessions.isEmpty()
                ? 0
                : entities.createQuery(
                                "select count(s) from Session s where s.id in :ids and s.date <= :until", Long.class)
                        .setParameter("ids", sessions)
                        .setParameter("until", held())
                        .getSingleResult();
        if (closed > 0) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
    }
}
