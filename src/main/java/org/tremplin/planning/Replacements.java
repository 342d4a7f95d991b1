package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.Person;
import org.tremplin.planning.availability.Clash;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Replaces a trainer by somebody else. */
@UseCases
public class Replacements {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private SessionQueries queries;

    @Inject
    private Arrangements arrangements;

    @Inject
    private Clashes clashes;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    /**
     * The planned sessions of a trainer in a period, by time, and the clashes if the substitute took them.
     *
     * @param clashes by session, only for those that have some; empty while no substitute is chosen
     */
    public record Concerned(List<SessionRow> sessions, Map<Long, List<Clash>> clashes) implements Serializable {
        /** No trainer, no sessions. */
        public static final Concerned NOTHING = new Concerned(List.of(), Map.of());
    }

    /** The sessions that would change hands, with their clashes. @param substitute null while nobody is chosen */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public Concerned concerned(long trainer, Long substitute, LocalDate from, LocalDate to) {
        List<SessionRow> rows = queries.all(new SessionFilter(from, to, 0, 0, trainer, 0, 0, Session.Status.PLANNED));
        Map<Long, List<Clash>> found = new HashMap<>();
        if (substitute != null && substitute != trainer) {
            Trainers.chosen(entities, me.reach(EDIT_PLANNING), Set.of(substitute), Set.of());
            List<Slot> slots = given(trainer, from, to).stream()
                    .map(session -> session.slot().with(substitute, trainer))
                    .toList();
            clashes.clashes(slots).forEach((slot, clashing) -> found.put(slot.session(), clashing));
        }
        return new Concerned(rows, found);
    }

    /**
     * Gives a trainer's planned sessions of a period to somebody else. Refuses the trainer as their own substitute, an
     * end before the start, and a substitute who is taken at one of those times, unless a reason overrules it: then
     * nothing is changed.
     *
     * @return how many sessions changed hands
     */
    @Allowed(EDIT_PLANNING)
    public int replace(long trainer, long substitute, LocalDate from, LocalDate to, String clashReason) {
        if (trainer == substitute) {
            throw new Refused(PlanningRefusal.SUBSTITUTE_IS_ABSENT);
        }
        if (to.isBefore(from)) {
            throw new Refused(PlanningRefusal.ENDS_BEFORE_START);
        }
        Set<Person> next = Trainers.chosen(entities, me.reach(EDIT_PLANNING), Set.of(substitute), Set.of());
        List<Session> sessions = given(trainer, from, to);
        List<Slot> was = sessions.stream().map(Session::slot).toList();
        Instant now = clock.instant();
        for (Session session : sessions) {
            Set<Person> trainers = new HashSet<>(session.trainers());
            trainers.removeIf(p -> p.id() == trainer);
            trainers.addAll(next);
            session.taughtBy(trainers);
            session.changed(now);
        }
        arrangements.claim(sessions, clashReason);
        arrangements.announce(was, sessions);
        return sessions.size();
    }

    private List<Session> given(long trainer, LocalDate from, LocalDate to) {
        return Reach.within(
                        me.reach(EDIT_PLANNING),
                        entities.createQuery(
                                """
                                select s from Session s join s.trainers x
                                where x.id = :trainer and s.status = :planned and s.date between :from and :to and
                                """ + Sessions.WITHIN_REACH + " order by s.date, s.startsAt", Session.class))
                .setParameter("trainer", trainer)
                .setParameter("planned", Session.Status.PLANNED)
                .setParameter("from", from)
                .setParameter("to", to)
                .setHint("eclipselink.batch", "s.trainers")
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
    }
}
