package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.LocalDate;

/** A file that will be erased. @param lastContact the last day on which the house had to do with them @param on the night of that day */
public record DueRow(long id, long version, String name, String code, LocalDate lastContact, LocalDate on)
        implements Serializable {}
