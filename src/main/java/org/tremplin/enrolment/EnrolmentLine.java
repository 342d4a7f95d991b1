package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * An enrolment from an import, already checked. Person and group, both ids, together are the key.
 *
 * @param end of one that is over, null if the file does not say
 * @param lastMark the day of the person's last mark in the group, null for none
 */
public record EnrolmentLine(
        long person, long group, LocalDate date, Enrolment.Status status, LocalDate end, LocalDate lastMark)
        implements Serializable {}
