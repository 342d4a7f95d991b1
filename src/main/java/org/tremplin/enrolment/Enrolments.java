package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CHECK_IN;
import static org.tremplin.access.Permission.EDIT_ENROLMENTS;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupResized;
import org.tremplin.platform.Claims;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Requests, gives and ends places in groups. */
@UseCases
public class Enrolments {
    /** How long a move can be undone. */
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
    private EnrolmentQueries queries;

    @Inject
    private Claims claims;

    @Inject
    private Event<Attending.ListChanged> changed;

    /**
     * Enrols somebody, or puts them on the waiting list of a full group. Missing for a person or group out of reach;
     * refuses somebody who is already in the group, and one with obstacles ({@link Admissions}).
     *
     * @return ENROLLED or WAITING
     */
    @Allowed(EDIT_ENROLMENTS)
    public Enrolment.Status enrol(long person, long group) {
        return enrol(person, group, null);
    }

    /**
     * The same in spite of obstacles ({@link Admissions}), which needs a reason.
     *
     * @param exception the reason; null if there are no obstacles
     */
    @Allowed(EDIT_ENROLMENTS)
    public Enrolment.Status enrol(long person, long group, String exception) {
        people.view(person);
        String why = exceptionReason(person, group, null, exception);
        Group locked = lock(group);
        if (live(person, group) != null) {
            throw new Refused(EnrolmentRefusal.ALREADY_ENROLLED);
        }
        Enrolment.Status first = waiting.free(locked) > 0 && !waiting.somebodyIsNext(group)
                ? Enrolment.Status.ENROLLED
                : Enrolment.Status.WAITING;
        begin(person, locked, first).noteException(why);
        return first;
    }

    /** @return the trimmed reason, null for none; refuses a missing reason when there are obstacles */
    private String exceptionReason(long person, long group, Long leaving, String exception) {
        String why = PlainText.typed(exception);
        if (why == null && !admissions.obstacles(person, group, leaving).isEmpty()) {
            throw new Refused(EnrolmentRefusal.NOT_ADMITTED);
        }
        return why;
    }

    /**
     * Changes the status of an enrolment, and offers a place that becomes free to the next person waiting. Refuses
     * ENROLLED and OFFERED without a free place.
     *
     * @param reason for WITHDRAWN
     */
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
     * Moves somebody to another group of the association: this enrolment ends today, and a new one begins there. Both
     * histories stay. Refuses the same group, a full one, one they are already in, and one with obstacles but no
     * reason.
     *
     * @param exception the reason to ignore obstacles; null if there are none
     */
    @Allowed(EDIT_ENROLMENTS)
    public void transfer(long enrolment, long version, long toGroup, String exception) {
        long fromGroup = WaitingLists.groupOf(entities, enrolment);
        if (fromGroup == toGroup) {
            throw new Refused(EnrolmentRefusal.SAME_GROUP);
        }
        // always in the same order, so that two transfers never deadlock
        lock(Math.min(fromGroup, toGroup));
        lock(Math.max(fromGroup, toGroup));
        Group to = lock(toGroup);
        Enrolment found = entities.find(Enrolment.class, enrolment);
        found.mustBeAt(version);
        long person = found.person().id();
        String why = exceptionReason(person, toGroup, enrolment, exception);
        if (live(person, toGroup) != null) {
            throw new Refused(EnrolmentRefusal.ALREADY_ENROLLED);
        }
        if (waiting.free(to) <= 0) {
            throw new Refused(EnrolmentRefusal.GROUP_FULL);
        }
        found.move(Enrolment.Status.WITHDRAWN, Enrolment.EndReason.TRANSFER, houses.today());
        entities.persist(new EnrolmentMove(
                found, found.status(), Enrolment.EndReason.TRANSFER, clock.instant(), houses.today(), me.accountId()));
        begin(person, to, Enrolment.Status.ENROLLED).noteException(why);
        waiting.fill(lock(fromGroup));
    }

    /** Obstacles to transferring an enrolment within reach to another group. */
    @Allowed(value = EDIT_ENROLMENTS, trail = Trail.NONE)
    public List<Reason> obstacles(long enrolment, long toGroup) {
        Enrolment found = locked(enrolment);
        queries.places(toGroup);
        return admissions.obstacles(found.person().id(), toGroup, enrolment);
    }

    private void mustHavePlace(Enrolment enrolment, Group group, Enrolment.Status to) {
        if (to.takesPlace() && !enrolment.status().takesPlace() && waiting.free(group) <= 0) {
            throw new Refused(EnrolmentRefusal.GROUP_FULL);
        }
    }

    /**
     * Undoes the last move of an enrolment, which may itself be an undo; the history keeps both. Refuses a move older
     * than ten minutes, the move that began the enrolment, and a place that somebody else has got meanwhile.
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
        Enrolment.Days days = found.days();
        found.undo(before, last.get(1).reason(), waiting.deadline(), houses.today());
        entities.persist(
                new EnrolmentMove(found, before, found.endReason(), clock.instant(), houses.today(), me.accountId()));
        tell(group, found.days().differFrom(days));
        waiting.fill(group);
    }

    /**
     * Enrols somebody who is present in an open group from that day, if there is a free place; an enrolment that begins
     * later is moved to that day. Without a free place, nothing happens: attendance is marked anyway.
     *
     * @param day of the presence; in a closed month, the first open day after it
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
            Enrolment.Days days = live.days();
            live.moveStart(day);
            tell(found, live.days().differFrom(days));
        } else if (waiting.free(found) > 0) {
            begin(person, found, Enrolment.Status.ENROLLED, day);
            tell(found, day);
        }
    }

    private void tell(Group group, LocalDate since) {
        if (since != null) {
            changed.fire(new Attending.ListChanged(group.id(), since));
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustHold(@Observes GroupResized group) {
        // flush the new capacity first: that locks the group's row, under which places are counted
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
}
