package org.tremplin.people;

import java.io.Serializable;
import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.Set;
import org.tremplin.platform.PlainText;

/**
 * What is stored about a person.
 *
 * @param nationality ISO 3166 alpha-2, only if the teaching or a funder needs it
 * @param firstLanguage ISO 639
 * @param phone E.164
 * @param site the person's usual site, null for none in particular
 * @param birthYear the year when the birth date is not known; null when it is
 * @param phoneNote whose number it is, or another number, as found in a list
 * @param latinName the whole name in Latin letters, when it is written in another script: its sound is searched, and it
 *     is printed where the letters cannot be drawn
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
        String phoneNote,
        String latinName)
        implements Serializable {

    /** Letters such as ʼ belong to several scripts. */
    private static final Set<UnicodeScript> UNWRITTEN = Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);

    /** Removes invisible characters from names and addresses, wherever they come from. */
    public PersonDetails {
        familyName = PlainText.clean(familyName);
        givenName = PlainText.clean(givenName);
        email = PlainText.clean(email);
        municipality = PlainText.clean(municipality);
        phoneNote = PlainText.clean(phoneNote);
        latinName = PlainText.clean(latinName);
        latinName = latinName == null || latinName.isEmpty() ? null : latinName;
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
                phoneNote,
                latinName);
    }

    /** Whether the letters of a name are Latin; other characters do not matter. */
    public static boolean isLatin(String name) {
        return name.codePoints().anyMatch(Character::isLetter)
                && name.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(c ->
                                UNWRITTEN.contains(UnicodeScript.of(c)) || UnicodeScript.of(c) == UnicodeScript.LATIN);
    }

    /** "Amina Haddad", in the order the person uses. */
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
