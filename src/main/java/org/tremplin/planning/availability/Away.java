package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;

/** Hours of a day when somebody cannot be planned, and whether because of leave or their windows. */
public record Away(long trainer, LocalDate date, LocalTime from, LocalTime to, Clash.Kind kind)
        implements Serializable {}
