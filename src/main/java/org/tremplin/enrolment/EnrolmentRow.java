package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody in a group, or waiting for it.
 *
 * @param offeredUntil until when a place is reserved for their answer; null unless OFFERED
 * @param priority why they have priority on the waiting list; null = in the order of their days
 * @param passedOn the day an offer expired without an answer; null if none did
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
