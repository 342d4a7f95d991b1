package org.tremplin.planning.staffing;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.PLAN_OWN_TIME;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.availability.Absences;
import org.tremplin.planning.availability.Availability;
import org.tremplin.planning.availability.AvailabilityRefusal;
import org.tremplin.planning.availability.AvailabilityRow;
import org.tremplin.planning.availability.Away;
import org.tremplin.planning.availability.Leave;
import org.tremplin.planning.availability.LeaveRow;
import org.tremplin.planning.availability.Slot;
import org.tremplin.planning.availability.Unavailability;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * When trainers can be planned: the weekly hours they gave, and their leave. Everybody enters their own; planners enter
 * them for trainers within their reach. Sessions already planned stay, and are listed.
 */
@UseCases
public class Availabilities {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Trainers trainers;

    @Inject
    private SessionQueries sessions;

    @Inject
    private Unavailability unavailability;

    @Inject
    private Houses houses;

    /** The weekly windows of the caller or of a trainer within reach, by day and hour. */
    @Allowed(PLAN_OWN_TIME)
    public List<AvailabilityRow> windows(long person) {
        mustReach(person);
        return entities.createQuery("select a from Availability a where a.personId = :person", Availability.class)
                .setParameter("person", person)
                .getResultStream()
                .map(Availability::row)
                .sorted(Comparator.comparing(AvailabilityRow::weekday).thenComparing(AvailabilityRow::from))
                .toList();
    }

    /**
     * Adds the same hours on some days of the week. Refuses an empty set of days, an end before the start, and a last
     * day before the first.
     *
     * @param validFrom null for since always
     * @param validUntil the last day, null for ever
     */
    @Allowed(PLAN_OWN_TIME)
    public void addWindows(
            long person, Set<DayOfWeek> days, LocalTime from, LocalTime to, LocalDate validFrom, LocalDate validUntil) {
        mustReach(person);
        if (days.isEmpty()) {
            throw new Refused(AvailabilityRefusal.WINDOW_WITHOUT_DAY);
        }
        days.forEach(day -> entities.persist(Availability.of(person, day, from, to, validFrom, validUntil)));
    }

    @Allowed(PLAN_OWN_TIME)
    public void removeWindow(long window, long version) {
        Availability found = orMissing(entities.find(Availability.class, window));
        mustReach(found.personId());
        found.mustBeAt(version);
        entities.remove(found);
    }

    /** Current and coming leave of the caller or of a trainer within reach, by date. */
    @Allowed(PLAN_OWN_TIME)
    public List<LeaveRow> leaves(long person) {
        mustReach(person);
        return entities.createQuery("""
                        select new org.tremplin.planning.availability.LeaveRow(l.id, l.version, l.startsOn, l.endsOn, l.note)
                        from Leave l where l.personId = :person and l.endsOn >= :today order by l.startsOn, l.id""", LeaveRow.class)
                .setParameter("person", person)
                .setParameter("today", houses.today())
                .getResultList();
    }

    /**
     * Adds leave, even over planned sessions. Refuses an end before the start, and leave that exists already.
     *
     * @param to the last day off
     * @param note for the person and planners; null for none
     */
    @Allowed(PLAN_OWN_TIME)
    public void addLeave(long person, LocalDate from, LocalDate to, String note) {
        mustReach(person);
        long there = entities.createQuery(
                        "select count(l) from Leave l where l.personId = :person and l.startsOn = :from and l.endsOn = :to",
                        Long.class)
                .setParameter("person", person)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
        if (there > 0) {
            throw new Refused(AvailabilityRefusal.LEAVE_THERE_ALREADY);
        }
        entities.persist(Leave.of(person, from, to, note));
    }

    @Allowed(PLAN_OWN_TIME)
    public void removeLeave(long leave, long version) {
        Leave found = orMissing(entities.find(Leave.class, leave));
        mustReach(found.personId());
        found.mustBeAt(version);
        entities.remove(found);
    }

    /**
     * The coming sessions that the caller or a trainer within reach should teach while on leave or not available, by
     * time.
     */
    @Allowed(PLAN_OWN_TIME)
    public List<ConcernedSession> concerned(long person) {
        mustReach(person);
        LocalDate today = houses.today();
        LocalDate last = today.plusYears(1);
        Absences absences = unavailability.of(Set.of(person), today, last);
        List<ConcernedSession> concerned = new ArrayList<>();
        for (SessionRow session :
                sessions.all(new SessionFilter(today, last, 0, 0, person, 0, 0, Session.Status.PLANNED))) {
            Slot slot = new Slot(
                    session.id(),
                    session.groupId(),
                    session.date(),
                    session.startsAt(),
                    session.endsAt(),
                    null,
                    Set.of(person));
            absences.with(slot).forEach(clash -> concerned.add(new ConcernedSession(session, clash.kind())));
        }
        return concerned;
    }

    /** When these trainers cannot be planned between two days, hour by hour: for the calendar. */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public List<Away> away(Collection<Long> people, LocalDate from, LocalDate to) {
        Absences absences = unavailability.of(trainers.reachable(people), from, to);
        return absences.names().keySet().stream()
                .flatMap(person -> from.datesUntil(to.plusDays(1)).flatMap(date -> absences.of(person, date).stream()))
                .toList();
    }

    private void mustReach(long person) {
        trainers.name(person);
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(AvailabilityRefusal.values());
    }
}
