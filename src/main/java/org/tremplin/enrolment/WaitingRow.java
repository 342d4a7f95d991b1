package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** Somebody who waits for a place, or for whom one is kept. @param until of the kept place @param passedOn no answer then @param priority why they go before, null = by their day */
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
