package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;

/** One person in a list. */
public record PersonRow(
        long id,
        String code,
        String givenName,
        String familyName,
        String latinName,
        String phone,
        String municipality,
        LocalDate enteredOn,
        boolean provisional)
        implements Serializable {
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
