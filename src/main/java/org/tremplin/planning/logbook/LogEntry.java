package org.tremplin.planning.logbook;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The log of one session, with its attachments.
 *
 * @param version 0 when nothing was written yet
 * @param done what was done; empty for nothing
 * @param nextTime what comes next; empty for nothing
 * @param author null when not known
 * @param writtenAt null when nothing was written yet
 */
public record LogEntry(
        long session,
        LocalDate date,
        long version,
        String done,
        String nextTime,
        String author,
        Instant writtenAt,
        List<MaterialRow> materials)
        implements Serializable {}
