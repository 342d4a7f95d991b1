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
import org.tremplin.access.Rounds;
import org.tremplin.planning.Group;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/**
 * Who is next. A free place is offered to the first who waits: by the association's reasons to go before, then by the day they
 * asked and in the order they were noted;
 * it is kept until the end of the association's days to answer. Who does not answer stays on the list, and is not offered
 * another place until somebody of the house says so.
 */
@UseCases
public class WaitingLists {
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    /** Who is first: the association's reasons in its order, then by the day they asked. On {@code w} and {@code e}. */
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

    /** The owner of the seats within reach: whoever holds this row counts alone. */
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
     * An enrolment whose group is held: read after it is, for what was read before may be over, and a move that changes
     * nothing of what was read would not notice.
     */
    static Enrolment locked(EntityManager entities, Reach reach, long enrolment) {
        lock(entities, reach, groupOf(entities, enrolment));
        return entities.find(Enrolment.class, enrolment);
    }

    /** Places of a group that nobody has and that are kept for nobody; below zero where history brought too many. */
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

    /** Whether a free place of this group is somebody's turn. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean somebodyIsNext(long group) {
        return entities.createQuery("select count(e) from Enrolment e where " + NEXT, Long.class)
                        .setParameter("group", group)
                        .setParameter("waiting", Enrolment.Status.WAITING)
                        .getSingleResult()
                > 0;
    }

    /** Until when a place that is offered now is kept: the end of the last day to answer, in the association's zone. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Instant deadline() {
        return houses.today()
                .plusDays(houses.house().answerDays())
                .atTime(LAST_MINUTE)
                .atZone(houses.house().zone())
                .toInstant();
    }

    /** Offers the free places of a locked group that is not over to those who are next. */
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

    /** Takes the latest offer back that the list made since, if it is still unanswered and no link was given for it. */
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

    /** Groups whose list moves: an offer ran out, or somebody waits and a place is free. */
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

    /** Offers of a group that ran out go back to the list, and every free place to who is next. */
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

    /** Those within reach for whom a place is kept, the first to run out first; then those who wait, the longest first: 500 at most. */
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

    /** Keeps the lists moving: each minute, each group in a transaction of its own. */
    @ApplicationScoped
    static class Round {
        @Inject
        private Rounds rounds;

        @Inject
        private WaitingLists lists;

        void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
            rounds.every(Duration.ofMinutes(1), "waiting lists", this::make);
        }

        void make() {
            Rounds.each("a waiting list could not be moved", lists.moving(), group -> {
                lists.move(group);
                return true;
            });
        }
    }
}
