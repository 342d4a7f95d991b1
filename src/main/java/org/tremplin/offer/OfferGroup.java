package org.tremplin.offer;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A group as the public may see it: without its title, which is internal, and without any name.
 *
 * @param address of the site, null if not given
 * @param next day of the next session, null when none is planned
 * @param open whether people may come without enrolling first
 * @param full whether no place is left
 */
public record OfferGroup(
        long id,
        String site,
        String address,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate next,
        boolean open,
        boolean full,
        List<Hours> hours)
        implements Serializable {
    /** The days on which it usually meets at these hours. */
    public record Hours(LocalTime from, LocalTime to, List<DayOfWeek> days) implements Serializable {}
}
