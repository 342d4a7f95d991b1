package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.planning.availability.Clash;
import org.tremplin.planning.availability.Slot;

/**
 * A session on the timetable, with what it occupies.
 *
 * @param slot the slot that this is, when it belongs to the same change; null for a stored session
 * @param room null for none
 * @param trainers names by id
 */
record Occupied(
        Slot slot,
        long session,
        long group,
        String title,
        LocalDate date,
        LocalTime from,
        LocalTime to,
        Long room,
        String roomName,
        Map<Long, String> trainers)
        implements Serializable {
    /** The clashes between the slot and this session; none with itself. */
    List<Clash> with(Slot slot) {
        List<Clash> clashes = new ArrayList<>();
        if (session == slot.session() && session != 0 || !slot.meets(date, from, to)) {
            return clashes;
        }
        if (room != null && room.equals(slot.room())) {
            clashes.add(clash(Clash.Kind.ROOM, roomName));
        }
        Map<Long, String> both = new LinkedHashMap<>(trainers);
        both.keySet().retainAll(slot.trainers());
        both.values().forEach(name -> clashes.add(clash(Clash.Kind.TRAINER, name)));
        if (group == slot.group()) {
            clashes.add(clash(Clash.Kind.GROUP, title));
        }
        return clashes;
    }

    private Clash clash(Clash.Kind kind, String what) {
        return new Clash(kind, what, session, title, date, from, to);
    }

    /** What on the timetable clashes with a slot. */
    static List<Clash> inTheWay(List<Occupied> timetable, Slot slot) {
        return timetable.stream().flatMap(other -> other.with(slot).stream()).toList();
    }
}
