package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CHECK_IN;
import static org.tremplin.access.Permission.EDIT_ENROLMENTS;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.access.Permission.READ_ENROLMENTS;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupResized;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Claims;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Places in groups: asked for, given, ended. */
@UseCases
public class Enrolments {
    /** How long a move can be taken back. */
    private static final Duration UNDO = Duration.ofMinutes(10);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private People people;

    @Inject
    private WaitingLists waiting;

    @Inject
    private Admissions admissions;

    @Inject
    private Claims claims;

    /**
     * Enrols somebody, or puts them on the waiting list of a full group. Missing for a person or group out of
     * reach; refuses who is in the group already.
     *
     * @return ENROLLED or WAITING
     */
    @Allowed(EDIT_ENROLMENTS)
    public Enrolment.Status enrol(long person, long group) {
        return enrol(person, group, null);
    }

    /**
     * The same although something speaks against it ({@link Admissions}). Without a reason that is refused.
     *
     * @param exception why; null when there is nothing to explain
     */
    @Allowed(EDIT_ENROLMENTS)
    public Enrolment.Status enrol(long person, long group, String exception) {
        people.view(person);
        String why = explained(person, group, null, exception);
        Group locked = lock(group);
        if (live(person, group) != null) {
            throw new Refused(EnrolmentRefusal.ALREADY_ENROLLED);
        }
        Enrolment.Status first = waiting.free(locked) > 0 && !waiting.somebodyIsNext(group)
                ? Enrolment.Status.ENROLLED
                : Enrolment.Status.WAITING;
        begin(person, locked, first).explain(why);
        return first;
    }

    /** @return why all the same, null when nothing was said; refuses nothing said where something speaks against it */
    private String explained(long person, long group, Long leaving, String exception) {
        String why = PlainText.typed(exception);
        if (why == null && !admissions.obstacles(person, group, leaving).isEmpty()) {
            throw new Refused(EnrolmentRefusal.NOT_ADMITTED);
        }
        return why;
    }

    /** Moves an enrolment on, and offers a place that it frees to who is next; into ENROLLED or OFFERED only while there is a place. @param reason for WITHDRAWN */
    @Allowed(EDIT_ENROLMENTS)
    public void move(long enrolment, long version, Enrolment.Status to, Enrolment.EndReason reason) {
        Enrolment found = locked(enrolment);
        Group group = found.group();
        found.mustBeAt(version);
        mustHavePlace(found, group, to);
        if (to == Enrolment.Status.OFFERED) {
            found.offer(waiting.deadline(), houses.today());
        } else if (to == Enrolment.Status.WAITING && found.status() == Enrolment.Status.OFFERED) {
            found.passOver(houses.today());
        } else {
            found.move(to, reason, houses.today());
        }
        entities.persist(new EnrolmentMove(found, to, reason, clock.instant(), houses.today(), me.accountId()));
        waiting.fill(group);
    }

    /**
     * Moves somebody to another group of the same house: this enrolment ends today, and one begins there. Both histories stay.
     * Refuses a group that is full, in which they are already, that this one is, or that something speaks against.
     *
     * @param exception why all the same; null when there is nothing to explain
     */
    @Allowed(EDIT_ENROLMENTS)
    public void transfer(long enrolment, long version, long toGroup, String exception) {
        long fromGroup = WaitingLists.groupOf(entities, enrolment);
        if (fromGroup == toGroup) {
            throw new Refused(EnrolmentRefusal.SAME_GROUP);
        }
        // always in one order, so that two transfers never wait for each other
        lock(Math.min(fromGroup, toGroup));
        lock(Math.max(fromGroup, toGroup));
        Group to = lock(toGroup);
        Enrolment found = entities.find(Enrolment.class, enrolment);
        found.mustBeAt(version);
        long person = found.person().id();
        String why = explained(person, toGroup, enrolment, exception);
        if (live(person, toGroup) != null) {
            throw new Refused(EnrolmentRefusal.ALREADY_ENROLLED);
        }
        if (waiting.free(to) <= 0) {
            throw new Refused(EnrolmentRefusal.GROUP_FULL);
        }
        found.move(Enrolment.Status.WITHDRAWN, Enrolment.EndReason.TRANSFER, houses.today());
        entities.persist(new EnrolmentMove(
                found, found.status(), Enrolment.EndReason.TRANSFER, clock.instant(), houses.today(), me.accountId()));
        begin(person, to, Enrolment.Status.ENROLLED).explain(why);
        waiting.fill(lock(fromGroup));
    }

    /** What speaks against a transfer of an enrolment within reach to another group. */
    @Allowed(value = EDIT_ENROLMENTS, trail = Trail.NONE)
    public List<Reason> obstacles(long enrolment, long toGroup) {
        Enrolment found = locked(enrolment);
        groupMustBeReached(toGroup);
        return admissions.obstacles(found.person().id(), toGroup, enrolment);
    }

    private void groupMustBeReached(long group) {
        places(group);
    }

    private void mustHavePlace(Enrolment enrolment, Group group, Enrolment.Status to) {
        if (to.takesPlace() && !enrolment.status().takesPlace() && waiting.free(group) <= 0) {
            throw new Refused(EnrolmentRefusal.GROUP_FULL);
        }
    }

    /**
     * Takes back the last move of an enrolment, or a taking back; the history keeps both. Refuses a move that is older than
     * ten minutes, one that began the enrolment, and a place that somebody else has got meanwhile.
     */
    @Allowed(EDIT_ENROLMENTS)
    public void undo(long enrolment) {
        Enrolment found = locked(enrolment);
        Group group = found.group();
        List<EnrolmentMove> last = entities.createQuery("""
                        select m from EnrolmentMove m where m.enrolment.id = :enrolment
                        order by m.movedAt desc, m.id desc""", EnrolmentMove.class)
                .setParameter("enrolment", enrolment)
                .setMaxResults(2)
                .getResultList();
        if (last.size() < 2 || last.get(0).isOlderThan(UNDO, clock.instant())) {
            throw new Refused(EnrolmentRefusal.NOTHING_TO_UNDO);
        }
        Enrolment.Status before = last.get(1).to();
        Enrolment other = live(found.person().id(), group.id());
        if (other != null && other.id() != enrolment) {
            throw new Refused(EnrolmentRefusal.ALREADY_ENROLLED);
        }
        if (before.takesPlace() && !found.status().takesPlace() && waiting.free(group) <= 0) {
            waiting.takeBack(group, last.get(0).movedAt());
        }
        mustHavePlace(found, group, before);
        found.undo(before, last.get(1).reason(), waiting.deadline(), houses.today());
        entities.persist(
                new EnrolmentMove(found, before, found.endReason(), clock.instant(), houses.today(), me.accountId()));
        waiting.fill(group);
    }

    /**
     * In an open group presence enrols from its day while there is a place: somebody new, and somebody whose enrolment
     * would begin later. Who is in the room beyond that is marked all the same.
     *
     * @param day of the presence; of a closed month, the first day that is open
     */
    @Allowed({MARK_ATTENDANCE, CHECK_IN})
    public void enrolByPresence(long person, long group, LocalDate day) {
        claims.mustBeFree(group);
        Group found = entities.find(Group.class, group, LockModeType.PESSIMISTIC_WRITE);
        if (!found.isOpen()) {
            return;
        }
        Enrolment live = live(person, group);
        if (live != null) {
            live.cameBefore(day);
        } else if (waiting.free(found) > 0) {
            begin(person, found, Enrolment.Status.ENROLLED, day);
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustHold(@Observes GroupResized group) {
        // the new capacity is written first: that locks the row that seats are counted under
        entities.flush();
        long taken = waiting.taken(group.group());
        if (taken > group.capacity()) {
            throw new Refused(EnrolmentRefusal.CAPACITY_BELOW_PLACES, taken);
        }
        waiting.fill(entities.find(Group.class, group.group()));
    }

    private Enrolment begin(long person, Group group, Enrolment.Status first) {
        return begin(person, group, first, houses.today());
    }

    private Enrolment begin(long person, Group group, Enrolment.Status first, LocalDate day) {
        Enrolment enrolment = new Enrolment(orMissing(entities.find(Person.class, person)), group, first, day);
        entities.persist(enrolment);
        entities.persist(new EnrolmentMove(enrolment, first, null, clock.instant(), day, me.accountId()));
        return enrolment;
    }

    private Group lock(long group) {
        return WaitingLists.lock(entities, me.reach(EDIT_ENROLMENTS), group);
    }

    private Enrolment locked(long enrolment) {
        return WaitingLists.locked(entities, me.reach(EDIT_ENROLMENTS), enrolment);
    }

    private Enrolment live(long person, long group) {
        return entities.createQuery("""
                        select e from Enrolment e where e.person.id = :person and e.group.id = :group
                          and e.endedOn is null""", Enrolment.class)
                .setParameter("person", person)
                .setParameter("group", group)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** The live enrolments of a group within reach: those who are in first, then the waiting list in its order. */
    @Allowed(READ_ENROLMENTS)
    public List<EnrolmentRow> ofGroup(long group) {
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.EnrolmentRow(e.id, e.version, p.id, p.givenName,
                                  p.familyName, p.phone, e.status, e.requestedOn, e.offeredUntil, e.passedOn, e.priorityId, w.title)
                                from Enrolment e join e.person p join e.group g left join WaitingPriority w on w.id = e.priorityId
                                where g.id = :group and e.endedOn is null and
                                """
                                        + Groups.WITHIN_REACH
                                        + " order by case when e.status = :enrolled then 0 else 1 end, "
                                        + WaitingLists.ORDER,
                                EnrolmentRow.class))
                .setParameter("group", group)
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .getResultList();
    }

    /** A person's enrolments, live ones first, then the latest. Missing for a person out of reach. */
    @Allowed(READ_ENROLMENTS)
    public List<PlaceRow> ofPerson(long person) {
        people.view(person);
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.PlaceRow(e.id, e.version, g.id, g.title, a.title, e.status,
                                  e.requestedOn, e.endedOn, e.endReason, e.exceptionReason)
                                from Enrolment e join e.group g join g.activity a
                                where e.person.id = :person and
                                """
                                        + Groups.WITHIN_REACH
                                        + " order by case when e.endedOn is null then 0 else 1 end, e.requestedOn desc, e.id desc",
                                PlaceRow.class))
                .setParameter("person", person)
                .getResultList();
    }

    /** Every move of a person's enrolments, the newest first: at most a hundred. */
    @Allowed(READ_ENROLMENTS)
    public List<MoveRow> historyOf(long person) {
        people.view(person);
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.MoveRow(g.title, m.to, m.reason, m.movedAt, c.displayName)
                                from EnrolmentMove m join m.enrolment e join e.group g
                                left join Account c on c.id = m.accountId
                                where e.person.id = :person and
                                """ + Groups.WITHIN_REACH + " order by m.movedAt desc, m.id desc", MoveRow.class))
                .setParameter("person", person)
                .setMaxResults(100)
                .getResultList();
    }

    /** One group and its places, within reach. */
    @Allowed(value = READ_ENROLMENTS, trail = Trail.NONE)
    public GroupPlaces places(long group) {
        return orMissing(groupPlaces(" and g.id = :group", query -> query.setParameter("group", group)).stream()
                .findFirst()
                .orElse(null));
    }

    /** Groups within reach that have not ended, with their places, by title. */
    @Allowed(value = READ_ENROLMENTS, trail = Trail.NONE)
    public List<GroupPlaces> openGroups() {
        return groupPlaces(" and g.endsOn >= :today", query -> query.setParameter("today", houses.today()));
    }

    private List<GroupPlaces> groupPlaces(String which, UnaryOperator<TypedQuery<Object[]>> parameters) {
        String jpql = """
                select g.id, g.title, a.title, g.capacity,
                  sum(case when e.status = :enrolled or e.status = :offered then 1 else 0 end),
                  sum(case when e.status = :waiting then 1 else 0 end)
                from Group g join g.activity a left join Enrolment e on e.group = g
                where\s""" + Groups.WITHIN_REACH + which
                + " group by g.id, g.title, a.title, g.capacity order by g.title, g.id";
        return parameters
                .apply(Reach.within(me.reach(READ_ENROLMENTS), entities.createQuery(jpql, Object[].class)))
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("waiting", Enrolment.Status.WAITING)
                .getResultStream()
                .map(r -> new GroupPlaces(
                        (Long) r[0],
                        (String) r[1],
                        (String) r[2],
                        (Integer) r[3],
                        ((Number) r[4]).longValue(),
                        ((Number) r[5]).longValue()))
                .toList();
    }

    // ---------------------------------------------------------------- import

    private record Pair(long person, long group) {}

    /**
     * Creates or updates enrolments: the last one of a person in a group is the one a line speaks of. History that an
     * association brings along may exceed a capacity; what is done by hand may not.
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Applied importLines(List<EnrolmentLine> lines) {
        Map<Pair, Enrolment> known = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery("""
                            select e from Enrolment e where e.group.id in :groups and e.person.id in :people order by e.id""", Enrolment.class)
                    .setParameter(
                            "people",
                            lines.stream().map(EnrolmentLine::person).distinct().toList())
                    .setParameter(
                            "groups",
                            lines.stream().map(EnrolmentLine::group).distinct().toList())
                    .getResultStream()
                    .forEach(e -> known.put(new Pair(e.person().id(), e.group().id()), e));
        }
        LocalDate today = houses.today();
        int created = 0;
        int updated = 0;
        // files that are one person's by now have a row each
        Map<Pair, EnrolmentLine> followed = new LinkedHashMap<>();
        lines.forEach(line -> followed.merge(
                new Pair(line.person(), line.group()),
                line,
                (one, other) -> Enrolment.isFurther(other.status(), one.status()) ? other : one));
        for (EnrolmentLine line : followed.values()) {
            Enrolment enrolment = known.get(new Pair(line.person(), line.group()));
            if (enrolment == null) {
                Enrolment fresh = Enrolment.imported(
                        entities.getReference(Person.class, line.person()),
                        entities.getReference(Group.class, line.group()),
                        line,
                        today);
                claims.claim(Set.of(line.group()));
                entities.persist(fresh);
                entities.persist(new EnrolmentMove(fresh, line.status(), null, clock.instant(), today, me.accountId()));
                created++;
            } else if (enrolment.correct(line, today)) {
                entities.persist(
                        new EnrolmentMove(enrolment, enrolment.status(), null, clock.instant(), today, me.accountId()));
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }
}
