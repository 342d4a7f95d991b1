package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A closure that a calendar file brought and a newer one has on other days.
 *
 * @param startsOn its first day from now on, null when it is no more
 */
public record MovedClosure(ClosureRow closure, String title, LocalDate startsOn, LocalDate endsOn, String uid)
        implements Serializable {}
