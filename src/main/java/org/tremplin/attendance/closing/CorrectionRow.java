package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** What changed in closed months. @param by null for nobody known */
public record CorrectionRow(
        MonthCorrection.Kind kind, LocalDate first, LocalDate last, String reason, Instant at, String by)
        implements Serializable {}
