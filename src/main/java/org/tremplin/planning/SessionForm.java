package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * A session as it is shown and edited; times are local time in the association's zone.
 *
 * @param id 0 for a new one
 * @param code unique; null for a new session: the service generates one
 * @param room null for none
 * @param trainers ids of people
 * @param distance online or by telephone
 * @param unnamedHeads people counted without a name, null when not counted
 * @param peopleServed guests or meals, null when not counted
 */
public record SessionForm(
        long id,
        long version,
        String code,
        long group,
        LocalDate date,
        LocalTime startsAt,
        LocalTime endsAt,
        Long room,
        Set<Long> trainers,
        Session.Status status,
        String cancelReason,
        boolean distance,
        Integer unnamedHeads,
        Integer peopleServed)
        implements Serializable {}
