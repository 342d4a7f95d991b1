package org.tremplin.attendance.closing;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CLOSE_MONTHS;
import static org.tremplin.access.Permission.CORRECT_SEALED;
import static org.tremplin.access.Permission.READ_ATTENDANCE;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.attendance.AttendanceRefusal;
import org.tremplin.attendance.ClosedMonths;
import org.tremplin.enrolment.Attending;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PeopleParted;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Closes months in order, and reopens the last one: figures that were reported to funders no longer change by
 * themselves ({@link ClosedMonths}). Merging two files with sessions in closed months, or undoing that, is also a
 * correction with a reason.
 */
@UseCases
public class Months {
    private static final int SHOWN = 13;
    private static final int DECISIONS = 30;
    private static final int BEFORE_OTHERS = 100;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditNotes notes;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private ClosedMonths closed;

    /**
     * The last thirteen months, back to the last closed one if that is older, but none before the first session; newest
     * first. Counts of the sites within reach; one statement.
     */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<MonthRow> months() {
        Reach reach = me.reach(READ_ATTENDANCE);
        LocalDate today = houses.today();
        YearMonth now = YearMonth.from(today);
        LocalDate until = closed.until();
        YearMonth first = first(now, until);
        Map<YearMonth, long[]> counts = new HashMap<>();
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        select year(s.on_date), month(s.on_date), sum(s.status = 'HELD'), count(z.id),
                          sum(s.status = 'PLANNED' and s.on_date < ?3),
                          sum(s.on_date > ?4 and s.status = 'HELD' and\s""" + SessionCards.TO_COMPLETE + """
                          )
                        from session s left join attendance_seal z on z.session_id = s.id and z.kind = 'SEAL'
                        where s.on_date between ?1 and ?2 and s.group_id in (select g.id from activity_group g where %s)
                        group by year(s.on_date), month(s.on_date)""".formatted(reach.sql("g.site_id")))
                .setParameter(1, Date.valueOf(first.atDay(1)))
                .setParameter(2, Date.valueOf(now.atEndOfMonth()))
                .setParameter(3, Date.valueOf(today))
                .setParameter(4, Date.valueOf(until))
                .getResultList();
        rows.forEach(row -> counts.put(
                YearMonth.of((int) number(row[0]), (int) number(row[1])),
                new long[] {number(row[2]), number(row[3]), number(row[4]), number(row[5])}));
        List<MonthRow> months = new ArrayList<>();
        for (YearMonth month = now; !month.isBefore(first); month = month.minusMonths(1)) {
            long[] count = counts.getOrDefault(month, new long[4]);
            months.add(
                    new MonthRow(month.atDay(1), count[0], count[1], count[2], count[3], state(month, until, today)));
        }
        while (!months.isEmpty() && isEmpty(months.get(months.size() - 1))) {
            months.remove(months.size() - 1);
        }
        return months;
    }

    private static YearMonth first(YearMonth now, LocalDate until) {
        YearMonth usual = now.minusMonths(SHOWN - 1L);
        YearMonth lastClosed = YearMonth.from(until);
        return until.equals(ClosedMonths.NOTHING_CLOSED) || lastClosed.isAfter(usual) ? usual : lastClosed;
    }

    private static boolean isEmpty(MonthRow month) {
        return month.held() + month.uncalled() == 0
                && (month.state() == MonthRow.State.CLOSABLE || month.state() == MonthRow.State.CLOSED);
    }

    private static MonthRow.State state(YearMonth month, LocalDate until, LocalDate today) {
        if (!month.atEndOfMonth().isAfter(until)) {
            return month.atEndOfMonth().equals(until) ? MonthRow.State.LAST_CLOSED : MonthRow.State.CLOSED;
        }
        return month.atEndOfMonth().isBefore(today) ? MonthRow.State.CLOSABLE : MonthRow.State.WAITING;
    }

    /**
     * Who closed or reopened which month, newest first; at most thirty decisions; empty for accounts that do not reach
     * every site.
     */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    public List<ClosingRow> history() {
        if (!me.reach(READ_ATTENDANCE).everywhere()) {
            return List.of();
        }
        return entities.createQuery("""
                        select new org.tremplin.attendance.closing.ClosingRow(c.closedUntil, c.reason, c.decidedAt, a.displayName)
                        from MonthClosing c left join Account a on a.id = c.accountId order by c.id desc""", ClosingRow.class)
                .setMaxResults(DECISIONS)
                .getResultList();
    }

    /**
     * Closes a month and every one before it. Refuses a month that is not over, one that is closed, and one with a
     * session without roll-call, which would be lost. Missing for an account that does not reach every site.
     */
    @Allowed(CLOSE_MONTHS)
    public void close(YearMonth month) {
        me.mustReachEverySite(CLOSE_MONTHS);
        LocalDate last = month.atEndOfMonth();
        if (!last.isBefore(houses.today())) {
            throw new Refused(AttendanceRefusal.MONTH_NOT_OVER);
        }
        LocalDate until = closed.heldAlone();
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
        decide(last, null, last);
        notes.add("month", month);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Reopens the last closed month; if there is no session before it, no month remains closed. Refuses any other
     * month, and a missing reason. Missing for an account that does not reach every site.
     */
    @Allowed(CLOSE_MONTHS)
    public void reopen(YearMonth month, String reason) {
        me.mustReachEverySite(CLOSE_MONTHS);
        if (!month.atEndOfMonth().equals(closed.heldAlone())) {
            throw new Refused(AttendanceRefusal.NOT_THE_LAST_MONTH);
        }
        if (reason == null || reason.isBlank()) {
            throw new Refused(AttendanceRefusal.REOPENING_REASON_MISSING);
        }
        LocalDate before = month.minusMonths(1).atEndOfMonth();
        long earlier = entities.createQuery("select count(s) from Session s where s.date <= :before", Long.class)
                .setParameter("before", before)
                .getSingleResult();
        decide(before, reason.strip(), earlier > 0 ? before : ClosedMonths.NOTHING_CLOSED);
        notes.add("month", month);
    }

    private void decide(LocalDate said, String reason, LocalDate until) {
        entities.persist(new MonthClosing(said, reason, clock.instant(), me.accountId()));
        closed.closeUntil(until);
    }

    /** Merging two people who both count in closed months is a correction: it needs the permission and a reason. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void merging(@Observes @Priority(BEFORE_OTHERS) PeopleMerging people) {
        correct(MonthCorrection.Kind.MERGED, people.kept(), people.gone(), people.reason());
    }

    /** So is undoing such a merge. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void parted(@Observes PeopleParted people) {
        correct(MonthCorrection.Kind.PARTED, people.kept(), people.gone(), people.reason());
    }

    private void correct(MonthCorrection.Kind kind, long one, long other, String reason) {
        LocalDate until = closed.held();
        Object[] counted = (Object[]) entities.createNativeQuery("""
                        select count(distinct x.person_id), min(x.on_date), max(x.on_date) from (
                          select m.person_id, s.on_date from attendance_mark m join session s on s.id = m.session_id
                          where m.person_id in (?1, ?2) and s.status = 'HELD' and s.on_date <= ?3
                          union all
                          select t.person_id, s.on_date from session_trainer t join session s on s.id = t.session_id
                          where t.person_id in (?1, ?2) and s.status = 'HELD' and s.on_date <= ?3
                          union all
                          select x.person_id, s.on_date from enrolment x join session s on s.group_id = x.group_id
                          where x.person_id in (?1, ?2) and s.status = 'HELD' and s.on_date <= ?3 and %s) x""".formatted(Attending.sql("x", "s.on_date")))
                .setParameter(1, one)
                .setParameter(2, other)
                .setParameter(3, Date.valueOf(until))
                .getSingleResult();
        if (number(counted[0]) < 2) {
            return;
        }
        if (!me.has(CORRECT_SEALED)) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
        if (reason == null) {
            throw new Refused(AttendanceRefusal.MERGE_OF_CLOSED_MONTHS);
        }
        entities.persist(new MonthCorrection(
                kind,
                ((Date) counted[1]).toLocalDate(),
                ((Date) counted[2]).toLocalDate(),
                reason,
                clock.instant(),
                me.accountId()));
    }

    /**
     * Changes in closed months that no sheet shows, newest first; at most thirty; empty for accounts that do not reach
     * every site.
     */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    public List<CorrectionRow> corrections() {
        if (!me.reach(READ_ATTENDANCE).everywhere()) {
            return List.of();
        }
        return entities.createQuery("""
                        select new org.tremplin.attendance.closing.CorrectionRow(c.kind, c.firstDay, c.lastDay, c.reason, c.madeAt, a.displayName)
                        from MonthCorrection c left join Account a on a.id = c.accountId order by c.madeAt desc, c.id desc""", CorrectionRow.class)
                .setMaxResults(DECISIONS)
                .getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
