package org.tremplin.offer;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A group, as everybody may see it: neither its title, which is the office's own, nor anybody's name.
 *
 * @param address of the site, null when not said
 * @param next day of the next session, null when none is planned
 * @param open takes whoever comes
 * @param full has no place left
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
