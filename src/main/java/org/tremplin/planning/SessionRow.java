package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;

/** One session in a list. */
public record SessionRow(
        long id,
        String code,
        long groupId,
        String group,
        String room,
        LocalDate date,
        LocalTime startsAt,
        LocalTime endsAt,
        Session.Status status)
        implements Serializable {}
