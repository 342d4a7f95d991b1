package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * One enrolment in a person's file.
 *
 * @param endReason null unless WITHDRAWN
 * @param exception why they were admitted in spite of obstacles, null when there was none
 */
public record PlaceRow(
        long id,
        long version,
        long group,
        String title,
        String activity,
        Enrolment.Status status,
        LocalDate requestedOn,
        LocalDate endedOn,
        Enrolment.EndReason endReason,
        String exception)
        implements Serializable {}
