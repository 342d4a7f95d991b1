package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;

/** A group as an import has it, checked already; trainer and room are names, null for none. */
public record GroupLine(
        String code,
        String activity,
        String title,
        String trainer,
        String room,
        int capacity,
        LocalDate from,
        LocalDate to)
        implements Serializable {}
