package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A file that is due for erasure. @param lastContact the last day of contact with the association @param on erased in
 * the night of this day
 */
public record DueRow(long id, long version, String name, String code, LocalDate lastContact, LocalDate on)
        implements Serializable {}
