package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The time that a session takes, compared to find clashes. Half open: a session that ends at eleven does not clash with
 * one that begins at eleven.
 *
 * @param session its id, 0 for one that is not stored
 * @param room null for none
 * @param trainers ids of people
 */
public record Slot(
        long session, long group, LocalDate date, LocalTime from, LocalTime to, Long room, Set<Long> trainers)
        implements Serializable {
    public boolean meets(LocalDate otherDate, LocalTime otherFrom, LocalTime otherTo) {
        return date.equals(otherDate) && from.isBefore(otherTo) && otherFrom.isBefore(to);
    }

    public boolean sameGroupTimeAndPlace(Slot other) {
        return group == other.group && sameTimeAndPlace(other);
    }

    public boolean sameTimeAndPlace(Slot other) {
        return date.equals(other.date)
                && from.equals(other.from)
                && to.equals(other.to)
                && Objects.equals(room, other.room);
    }

    /** The same slot with another trainer. */
    public Slot with(long trainer, long insteadOf) {
        Set<Long> others = new HashSet<>(trainers);
        others.remove(insteadOf);
        others.add(trainer);
        return new Slot(session, group, date, from, to, room, others);
    }

    public Slot at(LocalDate otherDate, LocalTime otherFrom, Long otherRoom) {
        return new Slot(
                session,
                group,
                otherDate,
                otherFrom,
                otherFrom.plusMinutes(Duration.between(from, to).toMinutes()),
                otherRoom,
                trainers);
    }
}
