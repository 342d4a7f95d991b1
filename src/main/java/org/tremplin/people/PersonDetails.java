package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What is kept about a person.
 *
 * @param nationality ISO 3166 alpha-2, only if the teaching or a funder needs it
 * @param firstLanguage ISO 639
 * @param phone E.164
 * @param site the person's usual site, null for none in particular
 */
public record PersonDetails(
        String familyName,
        String givenName,
        Person.Sex sex,
        LocalDate birthDate,
        String nationality,
        String firstLanguage,
        Person.Schooling schooling,
        String phone,
        String email,
        String municipality,
        LocalDate enteredOn,
        Long site)
        implements Serializable {

    /** "Amina Haddad", as the person says it. */
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
