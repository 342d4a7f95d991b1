package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.people.FilesWritten;
import org.tremplin.people.Person;
import org.tremplin.planning.availability.Absences;
import org.tremplin.planning.availability.Clash;
import org.tremplin.planning.availability.Closures;
import org.tremplin.planning.availability.Slot;
import org.tremplin.planning.availability.Unavailability;
import org.tremplin.platform.UseCases;

/**
 * Keeps two sessions out of the same room and from the same trainer. Whoever writes a session claims its slots here, in
 * the same transaction: the rows of the rooms, the trainers and the groups are locked in one order, so of two users who
 * want the same hour the second reads what the first has written. Trainers are compared across all sites, since a
 * person can only be in one place; nor are they planned on leave or outside the hours they gave.
 */
@UseCases
public class Clashes {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private FilesWritten files;

    @Inject
    private Closures closures;

    @Inject
    private Unavailability unavailability;

    @Inject
    private Occupancy occupancy;

    @Inject
    private FreeSlots free;

    /** The clashes and warnings for a slot, without changing anything; empty when it is free. */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public List<Clash> of(Slot slot) {
        mustReach(slot);
        List<Clash> found = new ArrayList<>(Occupied.inTheWay(occupied(List.of(slot), slot.date(), slot.date()), slot));
        found.addAll(
                unavailability.of(slot.trainers(), slot.date(), slot.date()).with(slot));
        Map<LocalDate, String> closed = closures.between(slot.date(), slot.date(), site(slot.group()));
        closed.forEach((day, why) -> found.add(new Clash(Clash.Kind.CLOSURE, why, 0, "", day, null, null)));
        found.addAll(tooSmall(slot));
        return found;
    }

    private long site(long group) {
        return entities.createQuery("select g.siteId from Group g where g.id = :group", Long.class)
                .setParameter("group", group)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    private List<Clash> tooSmall(Slot slot) {
        return entities.createQuery("""
                        select r.name, r.capacity, g.capacity from Room r, Group g
                        where r.id = :room and g.id = :group and r.capacity < g.capacity""", Object[].class)
                .setParameter("room", slot.room() == null ? 0 : slot.room())
                .setParameter("group", slot.group())
                .getResultStream()
                .map(c -> new Clash(
                        Clash.Kind.ROOM_TOO_SMALL,
                        c[0] + " (" + c[1] + " < " + c[2] + ")",
                        0,
                        "",
                        slot.date(),
                        null,
                        null))
                .toList();
    }

    /** The nearest places where a slot would fit: other rooms of the site at that hour first, then other hours. */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public List<FreeSlot> free(Slot slot) {
        mustReach(slot);
        return free.nearest(slot);
    }

    /** Every id of a requested slot must be within reach: an answer would reveal whose hour it is, and their name. */
    private void mustReach(Slot slot) {
        Reach reach = me.reach(EDIT_PLANNING);
        Set<Person> known = new HashSet<>();
        Room room = null;
        if (slot.session() != 0) {
            Session session = orMissing(Reach.within(
                            reach,
                            entities.createQuery(
                                    "select s from Session s where s.id = :id and " + Sessions.WITHIN_REACH,
                                    Session.class))
                    .setParameter("id", slot.session())
                    .getResultStream()
                    .findFirst()
                    .orElse(null));
            known.addAll(session.trainers());
            room = session.room();
        }
        if (slot.group() != 0) {
            Group group = orMissing(Reach.within(
                            reach,
                            entities.createQuery(
                                    "select g from Group g where g.id = :id and " + Groups.WITHIN_REACH, Group.class))
                    .setParameter("id", slot.group())
                    .getResultStream()
                    .findFirst()
                    .orElse(null));
            known.addAll(group.trainers());
            room = slot.room() != null && group.room() != null && group.room().id() == slot.room()
                    ? group.room()
                    : room;
        }
        Rooms.chosen(entities, reach, slot.room(), room);
        Trainers.chosen(entities, reach, slot.trainers(), known);
    }

    /**
     * Claims slots for sessions that are about to be written. Throws {@link ClashFound} when one is taken, unless
     * somebody who may overrule clashes gives a reason.
     *
     * @param reason why it may clash, null when it may not
     * @return whether something was overruled: the sessions then keep the reason
     */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public boolean claim(Collection<Slot> slots, String reason) {
        lock(slots);
        trainers(slots).forEach(files::write);
        List<Clash> binding =
                clashes(slots).values().stream().flatMap(List::stream).toList();
        if (binding.isEmpty()) {
            return false;
        }
        if (reason == null || reason.isBlank() || !me.has(Permission.OVERRULE_CLASHES)) {
            Slot first = slots.stream()
                    .min(Comparator.comparing(Slot::date).thenComparing(Slot::from))
                    .orElseThrow();
            throw new ClashFound(binding, slots.size() == 1 ? free.nearest(first) : List.of());
        }
        return true;
    }

    /** The binding clashes of these slots, also with each other, for those that have some. */
    @Allowed(
            value = {EDIT_PLANNING, IMPORT},
            trail = Trail.NONE)
    public Map<Slot, List<Clash>> clashes(Collection<Slot> slots) {
        if (slots.isEmpty()) {
            return Map.of();
        }
        LocalDate first =
                slots.stream().map(Slot::date).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                slots.stream().map(Slot::date).max(Comparator.naturalOrder()).orElseThrow();
        Set<Long> moving =
                slots.stream().map(Slot::session).filter(id -> id != 0).collect(Collectors.toSet());
        Map<LocalDate, List<Occupied>> taken = new HashMap<>();
        // a session that is part of this change is compared at its new place, not at its old one
        Stream.concat(
                        occupied(slots, first, last).stream().filter(o -> !moving.contains(o.session())),
                        slots.stream().map(Clashes::asOccupied))
                .forEach(o ->
                        taken.computeIfAbsent(o.date(), d -> new ArrayList<>()).add(o));
        Absences absences = unavailability.of(trainers(slots), first, last);
        Map<Slot, List<Clash>> clashes = new LinkedHashMap<>();
        for (Slot slot : slots) {
            List<Clash> found = Stream.concat(
                            taken.get(slot.date()).stream()
                                    .filter(other -> other.slot() != slot)
                                    .flatMap(other -> other.with(slot).stream()),
                            absences.with(slot).stream())
                    .filter(Clash::binding)
                    .toList();
            if (!found.isEmpty()) {
                clashes.put(slot, found);
            }
        }
        return clashes;
    }

    private static Occupied asOccupied(Slot slot) {
        Map<Long, String> trainers = slot.trainers().stream().collect(Collectors.toMap(t -> t, t -> ""));
        return new Occupied(
                slot, slot.session(), slot.group(), "", slot.date(), slot.from(), slot.to(), slot.room(), "", trainers);
    }

    private void lock(Collection<Slot> slots) {
        lock(
                "room",
                slots.stream().map(Slot::room).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new)));
        lock(
                "person",
                slots.stream().flatMap(s -> s.trainers().stream()).collect(Collectors.toCollection(TreeSet::new)));
        lock("activity_group", slots.stream().map(Slot::group).collect(Collectors.toCollection(TreeSet::new)));
    }

    private void lock(String table, TreeSet<Long> ids) {
        if (!ids.isEmpty()) {
            entities.createNativeQuery("select id from " + table + " where id in (" + Occupancy.list(ids)
                            + ") order by id for update")
                    .getResultList();
        }
    }

    /**
     * Everything on the timetable between two days that shares a room, a trainer or the group with one of the slots.
     */
    private List<Occupied> occupied(Collection<Slot> slots, LocalDate from, LocalDate to) {
        return occupancy.between(
                from,
                to,
                slots.stream().map(Slot::room).filter(Objects::nonNull).collect(Collectors.toSet()),
                trainers(slots),
                slots.stream().map(Slot::group).collect(Collectors.toSet()));
    }

    private static Set<Long> trainers(Collection<Slot> slots) {
        return slots.stream().flatMap(s -> s.trainers().stream()).collect(Collectors.toSet());
    }
}
