package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.LocalDate;

/** A closed file, identified by its code alone. @param until the last day on which a proof needs it */
public record ClosedRow(String code, LocalDate until) implements Serializable {}
