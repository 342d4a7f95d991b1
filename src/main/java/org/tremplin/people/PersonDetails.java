package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;
import org.tremplin.platform.PlainText;

/**
 * What is kept about a person.
 *
 * @param nationality ISO 3166 alpha-2, only if the teaching or a funder needs it
 * @param firstLanguage ISO 639
 * @param phone E.164
 * @param site the person's usual site, null for none in particular
 * @param birthYear what is known of a birth date that is not; null beside one that is
 * @param phoneNote whose number it is, another one: what stood beside it in a list
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
        Long site,
        Integer birthYear,
        String phoneNote)
        implements Serializable {

    /** However they came, names and addresses are kept without signs that nobody sees. */
    public PersonDetails {
        familyName = PlainText.clean(familyName);
        givenName = PlainText.clean(givenName);
        email = PlainText.clean(email);
        municipality = PlainText.clean(municipality);
        phoneNote = PlainText.clean(phoneNote);
        birthYear = birthDate == null ? birthYear : null;
    }

    public PersonDetails(
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
            Long site) {
        this(
                familyName,
                givenName,
                sex,
                birthDate,
                nationality,
                firstLanguage,
                schooling,
                phone,
                email,
                municipality,
                enteredOn,
                site,
                null,
                null);
    }

    PersonDetails at(Long newSite) {
        return new PersonDetails(
                familyName,
                givenName,
                sex,
                birthDate,
                nationality,
                firstLanguage,
                schooling,
                phone,
                email,
                municipality,
                enteredOn,
                newSite,
                birthYear,
                phoneNote);
    }

    /** "Amina Haddad", as the person says it. */
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
