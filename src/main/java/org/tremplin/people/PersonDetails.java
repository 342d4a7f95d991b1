package org.tremplin.people;

import java.io.Serializable;
import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.Set;
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
 * @param latinName the whole name in Latin letters, of who is written in others: how it sounds, and what stands on paper
 *     where the letters cannot be drawn
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

    /** However they came, names and addresses are kept without signs that nobody sees. */
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

    /** Whether these are Latin letters, with whatever else stands in a name. */
    public static boolean isLatin(String name) {
        return name.codePoints().anyMatch(Character::isLetter)
                && name.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(c ->
                                UNWRITTEN.contains(UnicodeScript.of(c)) || UnicodeScript.of(c) == UnicodeScript.LATIN);
    }

    /** "Amina Haddad", as the person says it. */
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
