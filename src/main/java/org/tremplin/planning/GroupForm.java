package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/**
 * A group as it is shown and edited.
 *
 * @param id 0 for a new one
 * @param code unique; null or empty for a new one = made by the service
 * @param room null for none
 * @param trainers ids of people
 */
public record GroupForm(
        long id,
        long version,
        String code,
        long activity,
        long site,
        Long room,
        String title,
        int capacity,
        LocalDate startsOn,
        LocalDate endsOn,
        Group.Opening opening,
        Set<Long> trainers)
        implements Serializable {}
