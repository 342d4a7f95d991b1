package org.tremplin.attendance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** Marks and the roll-call. */
public final class AttendanceCapability implements Capability {
    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry(
                20, "/attendance/today", "clipboard-check", "attendance.today.menu", Permission.MARK_ATTENDANCE));
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/attendance/offline");
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.ofEntries(
                Map.entry("Attendance.checkIn", "CheckInCodes.checkIn"),
                Map.entry("RollCalls.candidates", "Candidates.find"),
                Map.entry("RollCalls.cards", "SessionCards.cards"),
                Map.entry("RollCalls.toComplete", "SessionCards.toComplete"),
                Map.entry("Seals.verify", "SealChecks.verify"));
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("attendance_seal", "attendance_signature");
    }
}
