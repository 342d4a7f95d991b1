package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;

/** A line of an exported list. */
public record PersonEntry(
        String code,
        String givenName,
        String familyName,
        String latinName,
        LocalDate birthDate,
        Integer birthYear,
        String phone,
        String email,
        String street,
        String postcode,
        String municipality,
        LocalDate enteredOn)
        implements Serializable {
    public PaperName onPaper() {
        return new PaperName(name(), latinName, birthDate, birthYear, code);
    }

    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
