package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * One session in a list or a calendar.
 *
 * @param roomId null for none
 * @param trainers names, empty for none
 * @param series null for a session that was planned alone
 * @param clashReason why it may clash, null when it does not
 */
public record SessionRow(
        long id,
        long version,
        String code,
        long groupId,
        String group,
        Long roomId,
        String room,
        long siteId,
        String site,
        long poleId,
        String pole,
        LocalDate date,
        LocalTime startsAt,
        LocalTime endsAt,
        Session.Status status,
        String trainers,
        List<Long> trainerIds,
        Long series,
        String clashReason)
        implements Serializable {}
