package org.tremplin.planning.availability;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When some people cannot be planned: on leave, or outside the weekly windows they gave. Somebody without a window is
 * always available.
 *
 * @param names of the people who have a window or leave, by id
 * @param windows of each person, by start time
 */
public record Absences(Map<Long, String> names, Map<Long, List<Availability>> windows, Map<Long, List<Leave>> leaves) {
    static final Absences NONE = new Absences(Map.of(), Map.of(), Map.of());

    public List<Away> of(long person, LocalDate date) {
        if (leaves.getOrDefault(person, List.of()).stream().anyMatch(l -> l.covers(date))) {
            return List.of(new Away(person, date, LocalTime.MIN, LocalTime.MAX, Clash.Kind.ON_LEAVE));
        }
        List<Away> gaps = new ArrayList<>();
        if (windows.containsKey(person)) {
            LocalTime until = LocalTime.MIN;
            for (Availability window : windows.get(person)) {
                if (window.appliesOn(date)) {
                    gap(gaps, person, date, until, window.startsAt());
                    until = window.endsAt().isAfter(until) ? window.endsAt() : until;
                }
            }
            gap(gaps, person, date, until, LocalTime.MAX);
        }
        return gaps;
    }

    private static void gap(List<Away> gaps, long person, LocalDate date, LocalTime from, LocalTime to) {
        if (from.isBefore(to)) {
            gaps.add(new Away(person, date, from, to, Clash.Kind.UNAVAILABLE));
        }
    }

    /** The clashes of those of the slot's trainers who cannot be there for all of it. */
    public List<Clash> with(Slot slot) {
        return slot.trainers().stream()
                .flatMap(trainer -> of(trainer, slot.date()).stream())
                .filter(away -> slot.meets(away.date(), away.from(), away.to()))
                .map(away -> new Clash(away.kind(), names.get(away.trainer()), 0, "", away.date(), null, null))
                .distinct()
                .toList();
    }
}
