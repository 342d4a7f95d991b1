package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/** One weekly window. @param validFrom null for since always @param validUntil the last day, null for ever */
public record AvailabilityRow(
        long id,
        long version,
        DayOfWeek weekday,
        LocalTime from,
        LocalTime to,
        LocalDate validFrom,
        LocalDate validUntil)
        implements Serializable {}
