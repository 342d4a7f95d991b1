package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDate;

/** One enrolment in a person's file. @param endReason null unless WITHDRAWN */
public record PlaceRow(
        long id,
        long version,
        long group,
        String title,
        String activity,
        Enrolment.Status status,
        LocalDate requestedOn,
        LocalDate endedOn,
        Enrolment.EndReason endReason)
        implements Serializable {}
