package org.tremplin.alerts;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CALL_BACK;
import static org.tremplin.access.Permission.READ_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.attendance.closing.SessionCards;
import org.tremplin.attendance.hours.SignInSheets;
import org.tremplin.attendance.hours.Term;
import org.tremplin.enrolment.Attending;
import org.tremplin.enrolment.inbox.Notices;
import org.tremplin.people.ContactSought;
import org.tremplin.people.TimeToForget;
import org.tremplin.planning.Groups;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Alerts: raised and closed by the evening round, taken and closed by people. */
@UseCases
public class Alerts {
    private static final int REST_DAYS = 14;
    private static final int MOST = 200;
    private static final int KEPT_DAYS = 366;

    private static final String ROWS = """
            select new org.tremplin.alerts.AlertRow(a.id, a.version, p.id, trim(concat(p.givenName, ' ', p.familyName)),
              p.phone, g.id, g.title, a.signs, a.raisedOn, a.ownerId, o.displayName, a.outcome, a.note, a.closedAt)
            from AbsenceAlert a join Person p on p.id = a.personId join Group g on g.id = a.groupId
            left join Account o on o.id = a.ownerId where\s""" + Groups.WITHIN_REACH;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private SignInSheets sheets;

    @Inject
    private SessionCards sessionCards;

    @Inject
    private Notices notices;

    /** The last day on which the person was called. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(date(c.closed_at)) from absence_alert c where c.person_id = p.id)");
    }

    /** Deletes old alerts. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes TimeToForget time) {
        time.gone(
                "absence_alert",
                entities.createQuery("delete from AbsenceAlert a where a.closedAt < :before")
                        .setParameter("before", clock.instant().minus(KEPT_DAYS, ChronoUnit.DAYS))
                        .executeUpdate());
    }

    /** Open alerts within reach, unassigned ones first, then the longest waiting; at most 200. */
    @Allowed(CALL_BACK)
    public List<AlertRow> open() {
        return Reach.within(
                        me.reach(CALL_BACK),
                        entities.createQuery(
                                ROWS + " and a.closedAt is null"
                                        + " order by case when a.ownerId is null then 0 else 1 end, a.raisedOn, a.id",
                                AlertRow.class))
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Alerts within reach that were closed in the last fortnight, newest first; at most 200. */
    @Allowed(CALL_BACK)
    public List<AlertRow> closed() {
        return Reach.within(
                        me.reach(CALL_BACK),
                        entities.createQuery(
                                ROWS + " and a.closedAt >= :since order by a.closedAt desc, a.id", AlertRow.class))
                .setParameter("since", clock.instant().minus(REST_DAYS, ChronoUnit.DAYS))
                .setMaxResults(MOST)
                .getResultList();
    }

    /** The number of open alerts within reach. */
    @Allowed(value = CALL_BACK, trail = Trail.NONE)
    public long count() {
        return Reach.within(
                        me.reach(CALL_BACK),
                        entities.createQuery(
                                "select count(a) from AbsenceAlert a join Group g on g.id = a.groupId"
                                        + " where a.closedAt is null and " + Groups.WITHIN_REACH,
                                Long.class))
                .getSingleResult();
    }

    /** Assigns an alert to the caller, even if somebody else had it. Refuses a closed one. */
    @Allowed(CALL_BACK)
    public void take(long alert, long version) {
        at(alert, version).takeOver(me.accountId());
    }

    /**
     * Closes an alert with the outcome of a call. Refuses a missing outcome, one that only the round sets, and a closed
     * alert.
     */
    @Allowed(CALL_BACK)
    public void close(long alert, long version, AbsenceAlert.Outcome outcome, String note) {
        if (outcome == null || !AbsenceAlert.Outcome.afterACall().contains(outcome)) {
            throw new Refused(AlertsRefusal.OUTCOME_MISSING);
        }
        at(alert, version).close(outcome, PlainText.typed(note), me.accountId(), clock.instant());
    }

    /** Reopens an alert that was closed by mistake. Refuses if there is a newer one for this person and group. */
    @Allowed(CALL_BACK)
    public void reopen(long alert, long version) {
        AbsenceAlert found = at(alert, version);
        long newer = entities.createQuery(
                        "select count(b) from AbsenceAlert a join AbsenceAlert b on b.personId = a.personId"
                                + " and b.groupId = a.groupId where a.id = :id and b.id <> a.id and b.closedAt is null",
                        Long.class)
                .setParameter("id", alert)
                .getSingleResult();
        if (newer > 0) {
            throw new Refused(AlertsRefusal.OPEN_AGAIN_ALREADY);
        }
        found.reopen();
    }

    private AbsenceAlert at(long alert, long version) {
        AbsenceAlert found = orMissing(Reach.within(
                        me.reach(CALL_BACK),
                        entities.createQuery(
                                "select a from AbsenceAlert a join Group g on g.id = a.groupId where a.id = :id and "
                                        + Groups.WITHIN_REACH,
                                AbsenceAlert.class))
                .setParameter("id", alert)
                .getResultStream()
                .findFirst()
                .orElse(null));
        found.mustBeAt(version);
        return found;
    }

    // ---------------------------------------------------------------- the evening round

    /** Whether this day's round is done. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    boolean isMade(LocalDate day) {
        return !entities.createNativeQuery("select 1 from evening_round where day = ?1")
                .setParameter(1, Date.valueOf(day))
                .getResultList()
                .isEmpty();
    }

    /** The groups to check: those that are running, ended in the last fortnight or have an open alert. */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    List<Long> groups(LocalDate day) {
        return entities.createQuery("""
                        select g.id from Group g where g.startsOn <= :day and g.endsOn >= :rest
                          or exists (select a from AbsenceAlert a where a.groupId = g.id and a.closedAt is null)
                        order by g.id""", Long.class)
                .setParameter("day", day)
                .setParameter("rest", day.minusDays(REST_DAYS))
                .getResultList();
    }

    /**
     * Finishes an evening round, once per day: sends trainers messages about that day's sessions whose roll-call is
     * incomplete.
     *
     * @return false if it was finished before
     */
    @Allowed(READ_ATTENDANCE)
    boolean finish(LocalDate day) {
        int fresh = entities.createNativeQuery("insert ignore into evening_round (day) values (?1)")
                .setParameter(1, Date.valueOf(day))
                .executeUpdate();
        if (fresh == 0) {
            return false;
        }
        remind(day);
        return true;
    }

    /** Reminds the trainers of the day's sessions that are over and whose roll-call is incomplete. */
    @Allowed(READ_ATTENDANCE)
    void remind(LocalDate day) {
        notices.chase(sessionCards.incomplete(day));
    }

    /**
     * Raises, updates and closes the alerts of one group. An alert stays open when its sign disappears, because nobody
     * is expected in the holidays; it closes when the person has been present since, or is no longer in the group.
     */
    @Allowed(READ_ATTENDANCE)
    void look(long group, LocalDate day) {
        Instant now = clock.instant();
        Map<Long, Set<Term.Sign>> signs = new HashMap<>();
        sheets.term(group).rows().stream()
                .filter(row -> !row.signs().isEmpty())
                .forEach(row -> signs.put(row.person(), row.signs()));
        Set<Long> here = new HashSet<>(entities.createQuery(
                        "select e.person.id from Enrolment e where e.group.id = :group and e.endedOn is null"
                                + " and e.group.endsOn >= :rest and " + Attending.jpql("e", ":day"),
                        Long.class)
                .setParameter("group", group)
                .setParameter("day", day)
                .setParameter("rest", day.minusDays(REST_DAYS))
                .getResultList());
        Map<Long, LocalDate> lastThere = new HashMap<>();
        entities.createQuery(
                        "select m.personId, max(m.session.date) from AttendanceMark m where m.session.group.id = :group"
                                + " and m.minutes > 0 group by m.personId",
                        Object[].class)
                .setParameter("group", group)
                .getResultList()
                .forEach(row -> lastThere.put((Long) row[0], (LocalDate) row[1]));
        Set<Long> quiet = new HashSet<>(entities.createQuery(
                        "select a.personId from AbsenceAlert a where a.groupId = :group and a.closedAt >= :since"
                                + " and a.outcome in :said",
                        Long.class)
                .setParameter("group", group)
                .setParameter("since", now.minus(REST_DAYS, ChronoUnit.DAYS))
                .setParameter("said", AbsenceAlert.Outcome.afterACall())
                .getResultList());
        for (AbsenceAlert alert : entities.createQuery(
                        "select a from AbsenceAlert a where a.groupId = :group and a.closedAt is null",
                        AbsenceAlert.class)
                .setParameter("group", group)
                .getResultList()) {
            quiet.add(alert.personId());
            if (!here.contains(alert.personId())) {
                alert.close(AbsenceAlert.Outcome.GONE, null, null, now);
            } else if (signs.containsKey(alert.personId())) {
                alert.show(signs.get(alert.personId()));
            } else if (alert.isBefore(lastThere.get(alert.personId()))) {
                alert.close(AbsenceAlert.Outcome.CAME, null, null, now);
            }
        }
        signs.forEach((person, shown) -> {
            if (here.contains(person) && !quiet.contains(person)) {
                entities.persist(new AbsenceAlert(person, group, shown, day));
            }
        });
    }
}
