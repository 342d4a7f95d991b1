package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody in a group, or waiting for it.
 *
 * @param offeredUntil until when a place is kept for their answer; null but for OFFERED
 * @param priority why they go before on the list; null = by their day
 * @param passedOn the day an offer ran out without an answer; null for who was not passed over
 */
public record EnrolmentRow(
        long id,
        long version,
        long person,
        String givenName,
        String familyName,
        String phone,
        Enrolment.Status status,
        LocalDate requestedOn,
        Instant offeredUntil,
        LocalDate passedOn,
        Long priority,
        String priorityTitle)
        implements Serializable {
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
