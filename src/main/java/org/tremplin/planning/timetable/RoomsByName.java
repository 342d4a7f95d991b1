package org.tremplin.planning.timetable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tremplin.planning.Room;
import org.tremplin.platform.Folding;

/**
 * Finds rooms by name: first those of the group's site, then any if the caller reaches every site; otherwise creates
 * one.
 */
final class RoomsByName {
    private final Map<String, Room> everywhere = new HashMap<>();
    private final Map<Long, Map<String, Room>> bySite = new HashMap<>();

    private final boolean any;
    private final Consumer<Room> keep;

    RoomsByName(List<Room> all, boolean any, Consumer<Room> keep) {
        this.any = any;
        this.keep = keep;
        all.forEach(this::add);
    }

    private void add(Room room) {
        everywhere.put(Folding.fold(room.name()), room);
        bySite.computeIfAbsent(room.siteId(), site -> new HashMap<>()).put(Folding.fold(room.name()), room);
    }

    Room named(String name, long site) {
        if (name == null) {
            return null;
        }
        String folded = Folding.fold(name);
        Room known = bySite.getOrDefault(site, Map.of()).get(folded);
        if (known == null && any) {
            known = everywhere.get(folded);
        }
        if (known == null) {
            known = Room.of(site, name);
            keep.accept(known);
            add(known);
        }
        return known;
    }
}
