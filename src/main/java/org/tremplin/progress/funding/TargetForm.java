package org.tremplin.progress.funding;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A target as it is edited.
 *
 * @param id 0 for a new one
 * @param required in the programme's unit
 * @param from the first day that counts for it
 * @param due the last one
 */
public record TargetForm(
        long id, long version, long person, long programme, int required, LocalDate from, LocalDate due)
        implements Serializable {}
