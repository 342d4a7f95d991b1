package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A closure from a calendar file that a newer file has on other days.
 *
 * @param startsOn its new first day, null when it is no longer in the file
 */
public record MovedClosure(ClosureRow closure, String title, LocalDate startsOn, LocalDate endsOn, String uid)
        implements Serializable {}
