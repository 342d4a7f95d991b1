package org.tremplin.attendance;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CLOSE_MONTHS;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_ATTENDANCE;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.planning.SessionRetimed;
import org.tremplin.planning.SessionsChanged;
import org.tremplin.planning.SessionsPlanned;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Remembered;
import org.tremplin.platform.UseCases;

/**
 * Closed months: what funders were told does not change by itself any more. Marks of a closed month are corrected like
 * those of a sealed sheet, by who may and with a reason; its sessions are neither moved nor cancelled, there are no new
 * ones, and an import does not touch it. Months close in order, and the last one can be opened again.
 */
@UseCases
public class Months {
    private static final int SHOWN = 13;
    private static final int DECISIONS = 30;
    private static final int TRIES = 100;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(30);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Event<MonthsChanged> changed;

    private final Remembered<LocalDate> closedUntil = new Remembered<>();

    /**
     * The last closed day within a JPQL query, held until the end of the transaction: who closes meanwhile waits for it.
     * Before every day while nothing is closed.
     */
    static final String HELD = "SQL('(select c.closed_until from months_closed c lock in share mode)')";

    /** The same, by itself: whoever changes what figures are made of asks this, and not what pages remember. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    LocalDate held() {
        return day(entities.createNativeQuery("select closed_until from months_closed lock in share mode")
                .getSingleResult());
    }

    static LocalDate day(Object column) {
        return column instanceof LocalDate day ? day : ((Date) column).toLocalDate();
    }

    /** Whether this day's attendance is closed, for pages: as remembered. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean isClosed(LocalDate day) {
        return !day.isAfter(closedUntil());
    }

    /** This day, or the first one after it whose month is open. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    LocalDate openFrom(LocalDate day) {
        LocalDate until = held();
        return day.isAfter(until) ? day : until.plusDays(1);
    }

    /** The last closed day, for an import; before every day while nothing is closed. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public LocalDate lastClosedDay() {
        return closedUntil();
    }

    private LocalDate closedUntil() {
        return closedUntil.get(() -> day(entities.createNativeQuery("select closed_until from months_closed")
                .getSingleResult()));
    }

    /**
     * The last closed day, this transaction's alone until its end. Waits until every mark that is being written is, and lets
     * none wait for itself: it takes the row when nobody holds it. Answers "changed meanwhile" when that does not come, as
     * during an import of marks.
     */
    private LocalDate lastDecision() {
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

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) MonthsChanged change) {
        closedUntil.forget();
    }

    /** Of the last thirteen months those since the first session, the newest first, of every site; one statement. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<MonthRow> months() {
        LocalDate today = houses.today();
        YearMonth now = YearMonth.from(today);
        Map<YearMonth, long[]> counts = new HashMap<>();
        List<Object[]> rows = entities.createNativeQuery("""
                        select year(s.on_date), month(s.on_date), sum(s.status = 'HELD'), count(z.id),
                          sum(s.status = 'PLANNED' and s.on_date < ?3),
                          sum(s.on_date > ?4 and s.status = 'HELD' and\s""" + RollCalls.TO_COMPLETE + """
                          )
                        from session s left join attendance_seal z on z.session_id = s.id and z.kind = 'SEAL'
                        where s.on_date between ?1 and ?2 group by year(s.on_date), month(s.on_date)""")
                .setParameter(1, Date.valueOf(now.minusMonths(SHOWN - 1L).atDay(1)))
                .setParameter(2, Date.valueOf(now.atEndOfMonth()))
                .setParameter(3, Date.valueOf(today))
                .setParameter(
                        4,
                        Date.valueOf(later(closedUntil(), now.minusMonths(SHOWN).atDay(1))))
                .getResultList();
        rows.forEach(row -> counts.put(
                YearMonth.of((int) number(row[0]), (int) number(row[1])),
                new long[] {number(row[2]), number(row[3]), number(row[4]), number(row[5])}));
        List<MonthRow> months = new ArrayList<>();
        for (int back = 0; back < SHOWN; back++) {
            YearMonth month = now.minusMonths(back);
            long[] count = counts.getOrDefault(month, new long[4]);
            months.add(new MonthRow(month.atDay(1), count[0], count[1], count[2], count[3], state(month, today)));
        }
        while (!months.isEmpty() && isEmpty(months.get(months.size() - 1))) {
            months.remove(months.size() - 1);
        }
        return months;
    }

    private static boolean isEmpty(MonthRow month) {
        return month.held() + month.uncalled() == 0
                && (month.state() == MonthRow.State.CLOSABLE || month.state() == MonthRow.State.CLOSED);
    }

    private MonthRow.State state(YearMonth month, LocalDate today) {
        LocalDate until = closedUntil();
        if (!month.atEndOfMonth().isAfter(until)) {
            return month.atEndOfMonth().equals(until) ? MonthRow.State.LAST_CLOSED : MonthRow.State.CLOSED;
        }
        return month.atEndOfMonth().isBefore(today) ? MonthRow.State.CLOSABLE : MonthRow.State.WAITING;
    }

    /** Who closed what and opened it again, the newest first; thirty decisions at most. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    public List<ClosingRow> history() {
        return entities.createQuery("""
                        select new org.tremplin.attendance.ClosingRow(c.closedUntil, c.reason, c.decidedAt, a.displayName)
                        from MonthClosing c left join Account a on a.id = c.accountId order by c.id desc""", ClosingRow.class)
                .setMaxResults(DECISIONS)
                .getResultList();
    }

    /**
     * Closes a month and every one before it. Refuses a month that is not over, one that is closed, and one with a session
     * that nobody called: it would be lost. Missing for somebody who reaches some sites only.
     */
    @Allowed(CLOSE_MONTHS)
    public void close(YearMonth month) {
        mustReachEverything();
        LocalDate last = month.atEndOfMonth();
        if (!last.isBefore(houses.today())) {
            throw new Refused(AttendanceRefusal.MONTH_NOT_OVER);
        }
        LocalDate until = lastDecision();
        if (!last.isAfter(until)) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
        long uncalled = entities.createQuery(
                        "select count(s) from Session s where s.date between :from and :to and s.status = org.tremplin.planning.Session.Status.PLANNED",
                        Long.class)
                .setParameter("from", later(until, last.minusYears(1)))
                .setParameter("to", last)
                .getSingleResult();
        if (uncalled > 0) {
            throw new Refused(AttendanceRefusal.SESSIONS_UNCALLED, uncalled);
        }
        decide(last, null);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Opens the last closed month again. Refuses any other one, and one without a reason. */
    @Allowed(CLOSE_MONTHS)
    public void reopen(YearMonth month, String reason) {
        mustReachEverything();
        if (!month.atEndOfMonth().equals(lastDecision())) {
            throw new Refused(AttendanceRefusal.NOT_THE_LAST_MONTH);
        }
        if (reason == null || reason.isBlank()) {
            throw new Refused(AttendanceRefusal.CORRECTION_REASON_MISSING);
        }
        decide(month.minusMonths(1).atEndOfMonth(), reason.strip());
    }

    private void decide(LocalDate until, String reason) {
        entities.persist(new MonthClosing(until, reason, clock.instant(), me.accountId()));
        entities.createNativeQuery("update months_closed set closed_until = ?1")
                .setParameter(1, Date.valueOf(until))
                .executeUpdate();
        changed.fire(new MonthsChanged());
    }

    /** Funders are told about the whole house: who reaches a part of it does not close it. */
    private void mustReachEverything() {
        if (!me.reach(CLOSE_MONTHS).everywhere()) {
            throw new Missing();
        }
    }

    /** Refuses to cancel a session of a closed month, or to bring it back. */
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

    /** Refuses to move a session out of a closed month or into one, and to count it otherwise there. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void retimed(@Observes SessionRetimed session) {
        LocalDate until = held();
        if (!session.before().isAfter(until) || !session.date().isAfter(until)) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
    }

    /** Refuses sessions of a closed month. */
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

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
