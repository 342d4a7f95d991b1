package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** A change in closed months. @param by null if unknown */
public record CorrectionRow(
        MonthCorrection.Kind kind, LocalDate first, LocalDate last, String reason, Instant at, String by)
        implements Serializable {}
