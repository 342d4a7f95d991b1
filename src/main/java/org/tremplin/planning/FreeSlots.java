package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.planning.availability.Absences;
import org.tremplin.planning.availability.Slot;
import org.tremplin.planning.availability.Unavailability;
import org.tremplin.platform.UseCases;

/** Finds places for a session that cannot be where it is wanted: for the answer that reports the clash. */
@UseCases
public class FreeSlots {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);
    private static final int STEP = 30;
    private static final int DAYS_LOOKED_AHEAD = 13;
    private static final int OFFERED = 4;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Occupancy occupancy;

    @Inject
    private Unavailability unavailability;

    /** The nearest places for a slot within reach: other rooms of the site at that hour first, then other hours. */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    List<FreeSlot> nearest(Slot slot) {
        Map<Long, String> rooms = roomsBeside(slot.group());
        LocalDate last = slot.date().plusDays(DAYS_LOOKED_AHEAD);
        List<Occupied> taken =
                occupancy.between(slot.date(), last, rooms.keySet(), slot.trainers(), List.of(slot.group()));
        Absences absences = unavailability.of(slot.trainers(), slot.date(), last);
        List<FreeSlot> free = new ArrayList<>();
        if (slot.room() != null) {
            rooms.forEach((room, name) -> offer(free, taken, absences, slot.at(slot.date(), slot.from(), room), name));
        }
        List<Slot> others = new ArrayList<>();
        String name = slot.room() == null ? null : rooms.get(slot.room());
        for (LocalDate date = slot.date(); !date.isAfter(last); date = date.plusDays(1)) {
            for (LocalTime at = OPENS; at.isBefore(CLOSES); at = at.plusMinutes(STEP)) {
                Slot other = slot.at(date, at, slot.room());
                if (other.to().isAfter(at) && !other.to().isAfter(CLOSES)) {
                    others.add(other);
                }
            }
        }
        others.sort(Comparator.comparingLong(o -> distance(slot, o)));
        others.forEach(other -> offer(free, taken, absences, other, name));
        return free;
    }

    private static long distance(Slot wanted, Slot other) {
        long days = Math.abs(other.date().toEpochDay() - wanted.date().toEpochDay());
        return days * 1_440
                + Math.abs(other.from().toSecondOfDay() - wanted.from().toSecondOfDay()) / 60;
    }

    private static void offer(
            List<FreeSlot> free, List<Occupied> taken, Absences absences, Slot slot, String roomName) {
        if (free.size() < OFFERED
                && Occupied.inTheWay(taken, slot).isEmpty()
                && absences.with(slot).isEmpty()) {
            free.add(new FreeSlot(slot.date(), slot.from(), slot.to(), slot.room(), roomName));
        }
    }

    /** The rooms of the group's site, beginning with those that hold the group without being larger than needed. */
    @SuppressWarnings("unchecked")
    private Map<Long, String> roomsBeside(long group) {
        List<Object[]> rows =
                entities.createNativeQuery("""
                        select r.id, r.name from room r join activity_group g on g.site_id = r.site_id
                        where g.id = ?1 and r.retired_at is null
                        order by coalesce(r.capacity, g.capacity) < g.capacity, coalesce(r.capacity, g.capacity), r.name""").setParameter(1, group).getResultList();
        Map<Long, String> rooms = new LinkedHashMap<>();
        rows.forEach(row -> rooms.put(((Number) row[0]).longValue(), (String) row[1]));
        return rooms;
    }
}
