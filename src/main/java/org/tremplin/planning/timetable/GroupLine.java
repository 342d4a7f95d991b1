package org.tremplin.planning.timetable;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/**
 * A group as read by an import, already checked; trainer and room are names, null for none. @param given the file's
 * columns
 */
public record GroupLine(
        String code,
        String activity,
        String title,
        String trainer,
        String room,
        int capacity,
        LocalDate from,
        LocalDate to,
        Set<String> given)
        implements Serializable {}
