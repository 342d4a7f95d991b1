package org.tremplin.transfer.people;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.platform.Folding;

/** The possible meanings of a column in a list of people, and the headings used elsewhere for each. */
public enum PersonField {
    GIVEN("prenom", "prenoms", "first name", "firstname", "given name", "voornaam"),
    FAMILY(
            "nom",
            "nom de famille",
            "nom d'usage",
            "nom usuel",
            "nom de naissance",
            "nom de jeune fille",
            "noms",
            "last name",
            "lastname",
            "surname",
            "family name",
            "familienaam",
            "achternaam"),
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
    LATIN(
            "nom en lettres latines",
            "nom en caracteres latins",
            "nom latin",
            "nom_latin",
            "transcription",
            "translitteration",
            "romanisation",
            "name in latin letters",
            "latin name",
            "romanized name",
            "naam in latijnse letters",
            "latijnse naam"),
    SEX("sexe", "genre", "civilite", "sex", "gender", "geslacht", "f/h", "h/f"),
    BIRTH(
            "date de naissance",
            "naissance",
            "ne le",
            "nee le",
            "ne(e) le",
            "date_naissance",
            "ddn",
            "date naissance",
            "date naiss",
            "date de naiss",
            "annee de naissance",
            "birth date",
            "birthdate",
            "date of birth",
            "geboortedatum"),
    PHONE(
            "telephone",
            "tel",
            "tel.",
            "gsm",
            "portable",
            "mobile",
            "numero",
            "phone",
            "telefoon",
            "telephone portable",
            "tel portable",
            "tel mobile",
            "telephone mobile",
            "gsm/tel",
            "tel/gsm",
            "whatsapp"),
    EMAIL(
            "courriel",
            "email",
            "e-mail",
            "mail",
            "adresse mail",
            "adresse e-mail",
            "adresse electronique",
            "adresse courriel",
            "e mail",
            "mel"),
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

    private static final Pattern FAMILY_NAME = Pattern.compile("\\b(?:noms?|naam|last name|surname)\\b");

    private final List<String> headings;

    PersonField(String... headings) {
        this.headings = List.of(headings);
    }

    /**
     * The meaning of a heading, or null: the heading itself, or without additions of forms ("N° de …", "(JJ/MM/AAAA)",
     * "*").
     */
    static PersonField of(String heading) {
        String folded = fold(heading).replace('’', '\'');
        PersonField exact = named(folded);
        return exact != null ? exact : named(bare(folded));
    }

    private static PersonField named(String folded) {
        return Arrays.stream(values())
                .filter(field -> field.headings.contains(folded))
                .findFirst()
                .orElse(null);
    }

    private static String bare(String folded) {
        return folded.replaceAll("\\([^)]*\\)", " ")
                .replaceAll("[*:?_.]+", " ")
                .strip()
                .replaceFirst("^(?:votre |(?:n°|no\\b|nr\\b|numero\\b|num\\b) *(?:de |du |d')?)(?=.)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether a heading for full names puts the family name first; null if it does not tell. */
    static Boolean familyFirst(String heading) {
        String folded = bare(fold(heading));
        int given =
                Math.max(folded.indexOf("prenom"), Math.max(folded.indexOf("voornaam"), folded.indexOf("first name")));
        Matcher family = FAMILY_NAME.matcher(folded);
        return given < 0 || !family.find() ? null : (Boolean) (family.start() < given);
    }

    /** The column of each field, by the headings: the first match, and for family names the one in use. */
    static Map<PersonField, Integer> proposed(List<String> headings) {
        Map<PersonField, Integer> proposed = new EnumMap<>(PersonField.class);
        for (int i = 0; i < headings.size(); i++) {
            PersonField field = of(headings.get(i));
            if (field == FAMILY && fold(headings.get(i)).contains("usage")) {
                proposed.put(field, i);
            } else if (field != null) {
                proposed.putIfAbsent(field, i);
            }
        }
        return proposed;
    }

    /** A heading in the form in which it is remembered. */
    static String fold(String heading) {
        String folded = Folding.fold(heading).replaceAll("\\s+", " ");
        return folded.length() > 120 ? folded.substring(0, 120) : folded;
    }

    /** Whether the association asks for this. */
    boolean isAsked(Set<AskedFields.Field> unasked) {
        return unasked.stream().noneMatch(field -> field.name().equals(name()));
    }

    /** Whether these columns are enough to name people. */
    static boolean mayBeNamed(Set<PersonField> chosen) {
        return chosen.contains(GIVEN) || chosen.contains(FAMILY) || chosen.contains(NAME);
    }
}
