package org.tremplin.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tremplin.people.AskedFields;
import org.tremplin.platform.Folding;

/** What a column of a list of people can be, and the headings that it has elsewhere. */
public enum PersonField {
    GIVEN("prenom", "prenoms", "first name", "firstname", "given name", "voornaam"),
    FAMILY("nom", "nom de famille", "last name", "lastname", "surname", "family name", "familienaam", "achternaam"),
    NAME(
            "nom et prenom",
            "nom prenom",
            "nom complet",
            "prenom et nom",
            "participant",
            "apprenant",
            "stagiaire",
            "name",
            "naam"),
    SEX("sexe", "genre", "sex", "gender", "geslacht", "f/h", "h/f"),
    BIRTH(
            "date de naissance",
            "naissance",
            "ne le",
            "nee le",
            "ne(e) le",
            "date_naissance",
            "ddn",
            "birth date",
            "birthdate",
            "date of birth",
            "geboortedatum"),
    PHONE("telephone", "tel", "tel.", "gsm", "portable", "mobile", "numero", "phone", "telefoon"),
    EMAIL("courriel", "email", "e-mail", "mail", "adresse mail", "adresse e-mail"),
    MUNICIPALITY("commune", "ville", "localite", "city", "town", "gemeente", "stad"),
    NATIONALITY("nationalite", "pays", "pays d'origine", "nationality", "country", "nationaliteit"),
    LANGUAGE(
            "langue",
            "langue maternelle",
            "langue_maternelle",
            "premiere langue",
            "language",
            "first language",
            "moedertaal"),
    SCHOOLING("scolarite", "niveau d'etudes", "etudes", "schooling", "scholing"),
    ENTERED(
            "date d'entree",
            "date_entree",
            "entree",
            "inscrit le",
            "date d'inscription",
            "entry date",
            "inschrijvingsdatum"),
    CODE("code", "numero de dossier", "n° dossier", "dossier", "identifiant", "id", "matricule");

    private final List<String> headings;

    PersonField(String... headings) {
        this.headings = List.of(headings);
    }

    /** What a heading says, or null. */
    static PersonField of(String heading) {
        String folded = fold(heading);
        return Arrays.stream(values())
                .filter(field -> field.headings.contains(folded))
                .findFirst()
                .orElse(null);
    }

    /** A heading as it is remembered. */
    static String fold(String heading) {
        String folded = Folding.fold(heading).replaceAll("\\s+", " ");
        return folded.length() > 120 ? folded.substring(0, 120) : folded;
    }

    /** Whether the association asks this. */
    boolean isAsked(Set<AskedFields.Field> unasked) {
        return unasked.stream().noneMatch(field -> field.name().equals(name()));
    }

    /** Whether a list with these columns says who people are. */
    static boolean mayBeNamed(Set<PersonField> chosen) {
        return chosen.contains(GIVEN) || chosen.contains(FAMILY) || chosen.contains(NAME);
    }
}
