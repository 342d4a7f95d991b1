package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** A decision in the history of closed months. @param reason why a month was reopened, null when one was closed */
public record ClosingRow(LocalDate closedUntil, String reason, Instant at, String by) implements Serializable {}
