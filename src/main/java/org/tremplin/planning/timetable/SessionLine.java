package org.tremplin.planning.timetable;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.tremplin.planning.Session;

/**
 * A session as read by an import, already checked; trainer and room are names, null for none. @param given the file's
 * columns
 */
public record SessionLine(
        String code,
        String group,
        LocalDate date,
        LocalTime from,
        LocalTime to,
        String room,
        String trainer,
        Session.Status status,
        Set<String> given)
        implements Serializable {}
