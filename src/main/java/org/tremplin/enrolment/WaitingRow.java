package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody who waits for a place, or has an offer.
 *
 * @param until deadline of the offer
 * @param passedOn the day an offer expired without an answer
 * @param priority why they have priority, null = in the order of their days
 */
public record WaitingRow(
        long group,
        String title,
        long person,
        String givenName,
        String familyName,
        String phone,
        Enrolment.Status status,
        LocalDate since,
        Instant until,
        LocalDate passedOn,
        String priority)
        implements Serializable {
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
