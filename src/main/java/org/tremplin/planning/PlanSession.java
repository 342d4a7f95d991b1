package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * A session to be planned; times are local time in the association's zone.
 *
 * @param id 0 for a new one
 * @param group for a new session; for a stored one its own group, or 0
 * @param room null for none
 * @param trainers ids of people
 * @param clashReason why it may be at the same time as another one in its room or with its trainer; null when it may
 *     not
 */
public record PlanSession(
        long id,
        long version,
        long group,
        LocalDate date,
        LocalTime from,
        LocalTime to,
        Long room,
        Set<Long> trainers,
        String clashReason)
        implements Serializable {}
