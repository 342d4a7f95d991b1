package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDate;

/** Somebody in a group, or waiting for it. */
public record EnrolmentRow(
        long id,
        long version,
        long person,
        String givenName,
        String familyName,
        String phone,
        Enrolment.Status status,
        LocalDate requestedOn)
        implements Serializable {
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
