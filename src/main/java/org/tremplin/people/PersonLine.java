package org.tremplin.people;

import java.io.Serializable;
import java.util.Set;

/**
 * A person as read by an import, already checked. {@code details.site} is ignored.
 *
 * @param given the columns present in the file (domain.md §4): values of other columns stay as stored
 */
public record PersonLine(String code, PersonDetails details, Set<String> given) implements Serializable {
    /** The stored details, overwritten by those in the file. */
    PersonDetails over(PersonDetails stored) {
        return new PersonDetails(
                details.familyName(),
                details.givenName(),
                given.contains("sexe") ? details.sex() : stored.sex(),
                given.contains("date_naissance") ? details.birthDate() : stored.birthDate(),
                given.contains("nationalite") ? details.nationality() : stored.nationality(),
                given.contains("langue_maternelle") ? details.firstLanguage() : stored.firstLanguage(),
                given.contains("scolarite") ? details.schooling() : stored.schooling(),
                given.contains("telephone") ? details.phone() : stored.phone(),
                given.contains("courriel") ? details.email() : stored.email(),
                given.contains("commune") ? details.municipality() : stored.municipality(),
                given.contains("date_entree") ? details.enteredOn() : stored.enteredOn(),
                stored.site(),
                stored.birthYear(),
                stored.phoneNote(),
                given.contains("nom_latin") ? details.latinName() : stored.latinName());
    }
}
