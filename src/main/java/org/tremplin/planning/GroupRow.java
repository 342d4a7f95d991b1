package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;

/** One group in a list. */
public record GroupRow(
        long id,
        String code,
        String title,
        String activity,
        String room,
        int capacity,
        LocalDate startsOn,
        LocalDate endsOn,
        Group.Opening opening)
        implements Serializable {}
