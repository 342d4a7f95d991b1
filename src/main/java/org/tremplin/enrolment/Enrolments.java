package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupResized;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Places in groups: asked for, given, ended. */
@UseCases
public class Enrolments {
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

    /**
     * Enrols somebody, or puts them on the waiting list of a full group. Missing for a person or group out of
     * reach; refuses who is in the group already.
     *
     * @return ENROLLED or WAITING
     */
    @Allowed(EDIT_ENROLMENTS)
    public Enrolment.Status enrol(long person, long group) {
        people.view(person);
        Group locked = lock(group, EDIT_ENROLMENTS);
        if (live(person, group) != null) {
            throw new Refused(EnrolmentRefusal.ALREADY_ENROLLED);
        }
        Enrolment.Status first = placesTaken(group) < locked.capacity() && noneWaiting(group)
                ? Enrolment.Status.ENROLLED
                : Enrolment.Status.WAITING;
        begin(person, locked, first);
        return first;
    }

    /** Moves an enrolment on; into ENROLLED or OFFERED only while there is a place. @param reason for WITHDRAWN */
    @Allowed(EDIT_ENROLMENTS)
    public void move(long enrolment, long version, Enrolment.Status to, Enrolment.EndReason reason) {
        Enrolment found = orMissing(entities.find(Enrolment.class, enrolment));
        Group group = lock(found.group().id(), EDIT_ENROLMENTS);
        found.mustBeAt(version);
        boolean takesPlace = to == Enrolment.Status.ENROLLED || to == Enrolment.Status.OFFERED;
        boolean hadPlace = found.status() == Enrolment.Status.ENROLLED || found.status() == Enrolment.Status.OFFERED;
        if (takesPlace && !hadPlace && placesTaken(group.id()) >= group.capacity()) {
            throw new Refused(EnrolmentRefusal.GROUP_FULL);
        }
        found.move(to, reason, houses.today());
        entities.persist(new EnrolmentMove(found, to, reason, clock.instant(), me.accountId()));
    }

    /** In an open group presence enrols while there is a place; who is in the room beyond that is marked all the same. */
    @Allowed(MARK_ATTENDANCE)
    public void enrolByPresence(long person, long group) {
        Group found = entities.find(Group.class, group, LockModeType.PESSIMISTIC_WRITE);
        if (found.isOpen() && live(person, group) == null && placesTaken(group) < found.capacity()) {
            begin(person, found, Enrolment.Status.ENROLLED);
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustHold(@Observes GroupResized group) {
        // the new capacity is written first: that locks the row that seats are counted under
        entities.flush();
        long taken = placesTaken(group.group());
        if (taken > group.capacity()) {
            throw new Refused(EnrolmentRefusal.CAPACITY_BELOW_PLACES, taken);
        }
    }

    private void begin(long person, Group group, Enrolment.Status first) {
        Enrolment enrolment =
                new Enrolment(orMissing(entities.find(Person.class, person)), group, first, houses.today());
        entities.persist(enrolment);
        entities.persist(new EnrolmentMove(enrolment, first, null, clock.instant(), me.accountId()));
    }

    /** The owner of the seats: whoever holds this row counts alone. */
    private Group lock(long group, Permission permission) {
        Reach reach = me.reach(permission);
        Group found = orMissing(entities.find(Group.class, group, LockModeType.PESSIMISTIC_WRITE));
        if (!reach.everywhere() && !reach.sites().contains(found.siteId())) {
            throw new Missing();
        }
        return found;
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

    private long placesTaken(long group) {
        return count(group, List.of(Enrolment.Status.ENROLLED, Enrolment.Status.OFFERED));
    }

    private boolean noneWaiting(long group) {
        return count(group, List.of(Enrolment.Status.WAITING)) == 0;
    }

    private long count(long group, List<Enrolment.Status> statuses) {
        return entities.createQuery(
                        "select count(e) from Enrolment e where e.group.id = :group and e.status in :statuses",
                        Long.class)
                .setParameter("group", group)
                .setParameter("statuses", statuses)
                .getSingleResult();
    }

    /** The live enrolments of a group within reach: those who are in first, then the waiting list in its order. */
    @Allowed(READ_ENROLMENTS)
    public List<EnrolmentRow> ofGroup(long group) {
        return Sessions.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.EnrolmentRow(e.id, e.version, p.id, p.givenName,
                                  p.familyName, p.phone, e.status, e.requestedOn)
                                from Enrolment e join e.person p join e.group g
                                where g.id = :group and e.endedOn is null and
                                """
                                        + Groups.WITHIN_REACH
                                        + " order by case when e.status = :enrolled then 0 else 1 end, e.requestedOn, e.id",
                                EnrolmentRow.class))
                .setParameter("group", group)
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .getResultList();
    }

    // ---------------------------------------------------------------- import

    private record Pair(long person, long group) {}

    /**
     * Creates or updates enrolments: the last one of a person in a group is the one a line speaks of. History that an
     * association brings along may exceed a capacity; what is done by hand may not.
     */
    @Allowed(IMPORT)
    public Applied importLines(List<EnrolmentLine> lines) {
        Map<Pair, Enrolment> known = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery("""
                            select e from Enrolment e where e.group.id in :groups order by e.id""", Enrolment.class)
                    .setParameter(
                            "groups",
                            lines.stream().map(EnrolmentLine::group).distinct().toList())
                    .getResultStream()
                    .forEach(e -> known.put(new Pair(e.person().id(), e.group().id()), e));
        }
        int created = 0;
        int updated = 0;
        for (EnrolmentLine line : lines) {
            Enrolment enrolment = known.get(new Pair(line.person(), line.group()));
            if (enrolment == null) {
                Enrolment fresh = Enrolment.imported(
                        entities.getReference(Person.class, line.person()),
                        entities.getReference(Group.class, line.group()),
                        line.status(),
                        line.date());
                entities.persist(fresh);
                entities.persist(new EnrolmentMove(fresh, line.status(), null, clock.instant(), me.accountId()));
                created++;
            } else if (enrolment.correct(line.status(), line.date())) {
                entities.persist(new EnrolmentMove(enrolment, line.status(), null, clock.instant(), me.accountId()));
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }
}
