package org.tremplin.planning.calendar;

import static org.tremplin.access.Permission.EDIT_PLANNING;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.Person;
import org.tremplin.planning.Clashes;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.PlanningRefusal;
import org.tremplin.planning.Room;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionSeries;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.SessionsPlanned;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.availability.Clash;
import org.tremplin.planning.availability.Closures;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Plans a whole series at once: first a preview with what is skipped and what clashes, then everything is written, or
 * nothing.
 */
@UseCases
public class SeriesPlans {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<SessionsPlanned> planned;

    @Inject
    private Me me;

    @Inject
    private Groups groups;

    @Inject
    private Closures closures;

    @Inject
    private Clashes clashes;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    /**
     * A requested series.
     *
     * @param room null for none
     * @param trainers ids of people
     * @param kept closed days that are used anyway
     * @param dropped days that are left out by hand
     */
    public record Wanted(
            long group, Series series, Long room, Set<Long> trainers, Set<LocalDate> kept, Set<LocalDate> dropped)
            implements Serializable {}

    /** One session of a preview. @param clashes what it clashes with, empty when it is free */
    public record Line(Series.Planned session, List<Clash> clashes) implements Serializable {}

    /**
     * A series before it is written.
     *
     * @param minutes of its sessions
     * @param reached false when it ends before the requested number or hours
     * @param minutesThere of the group's sessions that are already planned or held
     * @param targetMinutes the activity's target, null when it has none
     */
    public record Preview(
            List<Line> sessions,
            List<Series.Skipped> skipped,
            int minutes,
            boolean reached,
            long minutesThere,
            Integer targetMinutes)
            implements Serializable {
        /**
         * What is missing to reach the activity's target, in minutes; negative when there is too much, null without a
         * target.
         */
        public Long missing() {
            return targetMinutes == null ? null : targetMinutes - minutesThere - minutes;
        }

        public long clashing() {
            return sessions.stream().filter(l -> !l.clashes().isEmpty()).count();
        }
    }

    /**
     * The initial form of a group's series: from today, or the group's beginning, to its end, in its room and with its
     * trainers.
     */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public SeriesForm open(long group) {
        GroupForm known = groups.view(group);
        LocalDate today = houses.today();
        SeriesForm form = new SeriesForm();
        form.group = group;
        form.title = known.title;
        form.from = known.startsOn.isAfter(today) || today.isAfter(known.endsOn) ? known.startsOn : today;
        form.until = known.endsOn;
        form.room = known.room;
        form.trainers = known.trainers;
        return form;
    }

    /** Shows what a series would generate, without writing anything. Refuses days outside the group's. */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public Preview preview(Wanted wanted) {
        Series.Outcome outcome = outcome(wanted);
        List<Slot> slots = slots(wanted, outcome);
        Map<Slot, List<Clash>> found = clashes.clashes(slots);
        List<Line> lines = slots.stream()
                .map(s -> new Line(new Series.Planned(s.date(), s.from(), s.to()), found.getOrDefault(s, List.of())))
                .toList();
        Object[] target = entities.createQuery("""
                        select a.targetHours, (select coalesce(sum(s.minutes), 0) from Session s
                                               where s.group = g and s.status <> :cancelled)
                        from Group g join g.activity a where g.id = :group""", Object[].class)
                .setParameter("group", wanted.group())
                .setParameter("cancelled", Session.Status.CANCELLED)
                .getSingleResult();
        return new Preview(
                lines,
                outcome.skipped(),
                outcome.minutes(),
                outcome.reached(),
                ((Number) target[1]).longValue(),
                target[0] == null ? null : (Integer) target[0] * 60);
    }

    /**
     * Writes the sessions of a series. Refuses like {@link Sessions#plan}: with one clash nothing is written, unless a
     * reason overrules it.
     *
     * @return how many
     */
    @Allowed(EDIT_PLANNING)
    public int write(Wanted wanted, String clashReason) {
        Series.Outcome outcome = outcome(wanted);
        if (outcome.sessions().isEmpty()) {
            throw new Refused(PlanningRefusal.SERIES_EMPTY);
        }
        List<Slot> slots = slots(wanted, outcome);
        boolean overruled = clashes.claim(slots, clashReason);
        Set<Slot> clashing = overruled ? clashes.clashes(slots).keySet() : Set.of();
        Group group = entities.find(Group.class, wanted.group());
        Room room = room(wanted, group);
        Set<Person> trainers = trainers(wanted, group);
        SessionSeries series = SessionSeries.of(group, wanted.series().text());
        entities.persist(series);
        Instant now = clock.instant();
        for (Slot slot : slots) {
            Session session = Session.of(Session.freshCode(), group, now);
            session.meet(slot.date(), slot.from(), slot.to(), room);
            session.taughtBy(trainers);
            session.belongTo(series);
            session.overrule(clashing.contains(slot) ? clashReason.strip() : null);
            entities.persist(session);
        }
        planned.fire(new SessionsPlanned(slots.stream().map(Slot::date).collect(Collectors.toSet())));
        return slots.size();
    }

    private Room room(Wanted wanted, Group group) {
        return Rooms.chosen(entities, me.reach(EDIT_PLANNING), wanted.room(), group.room());
    }

    private Set<Person> trainers(Wanted wanted, Group group) {
        return Trainers.chosen(entities, me.reach(EDIT_PLANNING), wanted.trainers(), group.trainers());
    }

    private Series.Outcome outcome(Wanted wanted) {
        GroupForm group = groups.view(wanted.group());
        Series series = wanted.series();
        if (series.from().isBefore(group.startsOn) || series.until().isAfter(group.endsOn)) {
            throw new Refused(PlanningRefusal.SESSION_OUTSIDE_GROUP);
        }
        Group known = entities.find(Group.class, wanted.group());
        room(wanted, known);
        trainers(wanted, known);
        Map<LocalDate, String> closed = new TreeMap<>(closures.between(series.from(), series.until(), group.site));
        closed.keySet().removeAll(wanted.kept());
        wanted.dropped().forEach(day -> closed.put(day, ""));
        return series.on(closed);
    }

    private static List<Slot> slots(Wanted wanted, Series.Outcome outcome) {
        return outcome.sessions().stream()
                .map(s -> new Slot(0, wanted.group(), s.date(), s.from(), s.to(), wanted.room(), wanted.trainers()))
                .toList();
    }
}
