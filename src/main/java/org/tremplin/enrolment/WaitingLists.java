package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.READ_ENROLMENTS;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Schedule;
import org.tremplin.planning.Group;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/**
 * Waiting lists. A free place is offered to the first person: by the association's priorities, then by the day they
 * asked and the order of entry. The offer is reserved until the end of the association's answer period. Somebody who
 * does not answer stays on the list, but gets no other offer until a member of staff makes one.
 */
@UseCases
public class WaitingLists {
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    /** The order of the list: the association's priorities, then the day they asked. On {@code w} and {@code e}. */
    static final String ORDER = "coalesce(w.position, 1000000), e.requestedOn, e.id";

    private static final String NEXT = "e.group.id = :group and e.status = :waiting and e.passedOn is null";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    /** Locks a group within reach: only the holder of this lock may count its places. */
    static Group lock(EntityManager entities, Reach reach, long group) {
        Group found = orMissing(entities.find(Group.class, group, LockModeType.PESSIMISTIC_WRITE));
        if (!reach.has(found.siteId())) {
            throw new Missing();
        }
        return found;
    }

    /** The group of an enrolment. Missing for none. */
    static long groupOf(EntityManager entities, long enrolment) {
        return orMissing(entities.createQuery("select e.group.id from Enrolment e where e.id = :id", Long.class)
                .setParameter("id", enrolment)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /**
     * Locks the group of an enrolment, then reads the enrolment. Read earlier, it could be stale, and a move that
     * leaves its row unchanged would not notice.
     */
    static Enrolment locked(EntityManager entities, Reach reach, long enrolment) {
        lock(entities, reach, groupOf(entities, enrolment));
        return entities.find(Enrolment.class, enrolment);
    }

    /** The number of free places, neither taken nor reserved; negative where imported history exceeds the capacity. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    long free(Group group) {
        return group.capacity() - taken(group.id());
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    long taken(long group) {
        return entities.createQuery(
                        "select count(e) from Enrolment e where e.group.id = :group and e.status in :statuses",
                        Long.class)
                .setParameter("group", group)
                .setParameter("statuses", List.of(Enrolment.Status.ENROLLED, Enrolment.Status.OFFERED))
                .getSingleResult();
    }

    /** Whether somebody is next for a free place of this group. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean somebodyIsNext(long group) {
        return entities.createQuery("select count(e) from Enrolment e where " + NEXT, Long.class)
                        .setParameter("group", group)
                        .setParameter("waiting", Enrolment.Status.WAITING)
                        .getSingleResult()
                > 0;
    }

    /** The deadline of an offer made now: the end of the last day to answer, in the association's time zone. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Instant deadline() {
        return houses.today()
                .plusDays(houses.house().answerDays())
                .atTime(LAST_MINUTE)
                .atZone(houses.house().zone())
                .toInstant();
    }

    /** Offers the free places of a locked group to the next people; not if the group is over. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void fill(Group group) {
        long free = group.isOver(houses.today()) ? 0 : free(group);
        if (free > 0) {
            entities.createQuery(
                            "select e from Enrolment e left join WaitingPriority w on w.id = e.priorityId where " + NEXT
                                    + " order by " + ORDER,
                            Enrolment.class)
                    .setParameter("group", group.id())
                    .setParameter("waiting", Enrolment.Status.WAITING)
                    .setMaxResults((int) free)
                    .getResultList()
                    .forEach(next -> {
                        next.offer(deadline(), houses.today());
                        keep(next, null);
                    });
        }
    }

    /** Takes back the latest offer made by the list since then, if it is unanswered and no link was given for it. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void takeBack(Group group, Instant since) {
        entities.createQuery("""
                        select e from EnrolmentMove m join m.enrolment e
                        where e.group.id = :group and e.status = :offered and e.answerHash is null
                          and m.to = :offered and m.accountId is null and m.movedAt >= :since
                        order by m.movedAt desc, m.id desc""", Enrolment.class)
                .setParameter("group", group.id())
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .ifPresent(offered -> {
                    offered.move(Enrolment.Status.WAITING, null, houses.today());
                    keep(offered, null);
                });
    }

    private void keep(Enrolment moved, Enrolment.EndReason reason) {
        entities.persist(new EnrolmentMove(moved, moved.status(), reason, clock.instant(), houses.today(), null));
    }

    /** Groups whose list needs an update: an offer expired, or somebody waits and a place is free. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    List<Long> moving() {
        return entities.createQuery("""
                        select g.id from Group g where g.endsOn >= :today
                          and exists (select 1 from Enrolment w where w.group = g and w.status = :waiting and w.passedOn is null)
                          and g.capacity > (select count(t) from Enrolment t where t.group = g
                            and (t.status = :offered or t.status = :enrolled))
                        union
                        select e.group.id from Enrolment e where e.status = :offered and e.offeredUntil <= :now""")
                .setParameter("today", houses.today())
                .setParameter("waiting", Enrolment.Status.WAITING)
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Puts expired offers of a group back on the list, and offers its free places to the next people. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void move(long id) {
        Group group = entities.find(Group.class, id, LockModeType.PESSIMISTIC_WRITE);
        entities.createQuery(
                        "select e from Enrolment e where e.group.id = :group and e.status = :offered and e.offeredUntil <= :now",
                        Enrolment.class)
                .setParameter("group", id)
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(unanswered -> {
                    unanswered.passOver(houses.today());
                    keep(unanswered, null);
                });
        fill(group);
    }

    /**
     * Within reach: open offers, earliest deadline first; then people waiting, in the order of the list; at most 500.
     */
    @Allowed(READ_ENROLMENTS)
    public List<WaitingRow> everybody() {
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.WaitingRow(g.id, g.title, p.id, p.givenName, p.familyName,
                                  p.phone, e.status, e.requestedOn, e.offeredUntil, e.passedOn, w.title)
                                from Enrolment e join e.person p join e.group g left join WaitingPriority w on w.id = e.priorityId
                                where (e.status = :offered or e.status = :waiting) and g.endsOn >= :today and
                                """
                                        + Groups.WITHIN_REACH
                                        + " order by case when e.status = :offered then 0 else 1 end, e.offeredUntil, "
                                        + ORDER,
                                WaitingRow.class))
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("waiting", Enrolment.Status.WAITING)
                .setParameter("today", houses.today())
                .setMaxResults(500)
                .getResultList();
    }

    /** Updates the lists every minute, each group in its own transaction. */
    @ApplicationScoped
    static class Round {
        @Inject
        private Schedule schedule;

        @Inject
        private WaitingLists lists;

        void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
            schedule.every(Duration.ofMinutes(1), "waiting lists", this::make);
        }

        void make() {
            Schedule.each("a waiting list could not be moved", lists.moving(), group -> {
                lists.move(group);
                return true;
            });
        }
    }
}
