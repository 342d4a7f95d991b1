package org.tremplin.planning.calendar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** Groups and sessions. */
public final class PlanningCapability implements Capability {
    @Override
    public String name() {
        return "planning";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(
                new MenuEntry(40, "/planning/calendar", "calendar", "planning.calendar.menu", Permission.READ_PLANNING),
                new MenuEntry(60, "/planning/groups", "school", "planning.groups.menu", Permission.READ_PLANNING));
    }

    @Override
    public List<Subject> subjects() {
        return List.of(
                new Subject("group", Set.of(), "/planning/group?group="),
                new Subject("session", Set.of(), "/planning/session?session="));
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("session_material_piece", "session_series");
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.ofEntries(
                Map.entry("Trainers.list", "HoursGiven.list"),
                Map.entry("Sessions.replaceTrainer", "Replacements.replace"));
    }
}
