package org.tremplin.transfer;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.tremplin.people.ImportedPerson;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;

/** A sheet read as people, by what its columns are: every row that can be taken, and every cell that cannot. */
final class PeopleList {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_NAME = 100;
    private static final Map<String, Person.Sex> SEXES = new HashMap<>();
    private static final Map<String, Person.Schooling> SCHOOLINGS = new HashMap<>();
    private static final Map<String, String> COUNTRIES = new HashMap<>();
    private static final Map<String, String> LANGUAGES = new HashMap<>();

    static {
        List.of("f", "femme", "feminin", "mme", "madame", "female", "woman", "v", "vrouw")
                .forEach(w -> SEXES.put(w, Person.Sex.F));
        List.of("m", "h", "homme", "masculin", "mr", "m.", "monsieur", "male", "man")
                .forEach(w -> SEXES.put(w, Person.Sex.M));
        List.of("x", "autre", "other", "ander").forEach(w -> SEXES.put(w, Person.Sex.X));
        List.of("jamais", "aucune", "non scolarise", "non scolarisee", "never")
                .forEach(w -> SCHOOLINGS.put(w, Person.Schooling.NEVER));
        List.of("primaire", "ceb", "primary").forEach(w -> SCHOOLINGS.put(w, Person.Schooling.PRIMARY));
        List.of("secondaire_inferieur", "secondaire inferieur", "college", "lower_secondary")
                .forEach(w -> SCHOOLINGS.put(w, Person.Schooling.LOWER_SECONDARY));
        List.of("secondaire_superieur", "secondaire superieur", "cess", "lycee", "bac", "upper_secondary")
                .forEach(w -> SCHOOLINGS.put(w, Person.Schooling.UPPER_SECONDARY));
        List.of("superieur", "universite", "universitaire", "higher")
                .forEach(w -> SCHOOLINGS.put(w, Person.Schooling.HIGHER));
        for (Locale words : List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"), Locale.FRENCH)) {
            for (String country : Locale.getISOCountries()) {
                COUNTRIES.put(
                        Folding.fold(Locale.forLanguageTag("und-" + country).getDisplayCountry(words)), country);
                COUNTRIES.put(country.toLowerCase(Locale.ROOT), country);
            }
            for (String language : Locale.getISOLanguages()) {
                LANGUAGES.put(Folding.fold(Locale.forLanguageTag(language).getDisplayLanguage(words)), language);
                LANGUAGES.put(language, language);
            }
        }
    }

    final List<ImportedPerson> people = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();

    private final Map<PersonField, Integer> columns;
    private final List<String> headings;
    private final Map<String, Long> seen = new HashMap<>();
    private Sheet.Line line;

    /** @param columns which column each field is in */
    PeopleList(Sheet sheet, Map<PersonField, Integer> columns, LocalDate today, Long site) {
        this.columns = columns;
        this.headings = sheet.headings();
        for (Sheet.Line row : sheet.lines()) {
            line = row;
            int before = problems.size();
            PersonDetails details = details(today, site);
            String code = longest(PersonField.CODE, 40);
            if (problems.size() == before) {
                mustBeTheFirst(code, details);
            }
            if (problems.size() == before) {
                people.add(new ImportedPerson(row.number(), code, details));
            }
        }
    }

    private PersonDetails details(LocalDate today, Long site) {
        String given = longest(PersonField.GIVEN, LONGEST_NAME);
        String family = longest(PersonField.FAMILY, LONGEST_NAME);
        if (given == null && family == null) {
            String[] both = split(cell(PersonField.NAME));
            family = both[0];
            given = both[1];
            if (family.length() > LONGEST_NAME || given.length() > LONGEST_NAME) {
                problem(PersonField.NAME, "transfer.expected.shorter", LONGEST_NAME);
            } else if (family.isEmpty() && given.isEmpty()) {
                problem(
                        columns.containsKey(PersonField.NAME) ? PersonField.NAME : PersonField.GIVEN,
                        "transfer.expected.name",
                        null);
            }
        }
        return new PersonDetails(
                family == null ? "" : family,
                given == null ? "" : given,
                word(PersonField.SEX, SEXES, "transfer.expected.sex"),
                day(PersonField.BIRTH, today),
                word(PersonField.NATIONALITY, COUNTRIES, "transfer.expected.country-name"),
                word(PersonField.LANGUAGE, LANGUAGES, "transfer.expected.language-name"),
                word(PersonField.SCHOOLING, SCHOOLINGS, "transfer.expected.schooling"),
                phone(),
                email(),
                longest(PersonField.MUNICIPALITY, LONGEST_NAME),
                entered(today),
                site);
    }

    /** A name in one cell, as family and given name: by its comma, by its capitals, else the last word is the family's. */
    static String[] split(String name) {
        int comma = name.indexOf(',');
        if (comma >= 0) {
            return new String[] {
                name.substring(0, comma).strip(), name.substring(comma + 1).strip()
            };
        }
        List<String> family = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (String word : name.strip().split(" ")) {
            boolean capitals = word.length() > 1
                    && word.equals(word.toUpperCase(Locale.ROOT))
                    && !word.equals(word.toLowerCase(Locale.ROOT));
            (capitals ? family : given).add(word);
        }
        if (family.isEmpty() && given.size() > 1) {
            family.add(given.remove(given.size() - 1));
        }
        return new String[] {String.join(" ", family), String.join(" ", given)};
    }

    /** The same person twice in a list is a mistake of the list. */
    private void mustBeTheFirst(String code, PersonDetails details) {
        String name = Folding.fold(details.givenName()) + "|" + Folding.fold(details.familyName()) + "|";
        Map<PersonField, String> keys = new HashMap<>();
        keys.put(PersonField.CODE, code == null ? null : Folding.fold(code));
        keys.put(PersonField.BIRTH, details.birthDate() == null ? null : name + details.birthDate());
        keys.put(
                PersonField.PHONE,
                details.phone() == null || details.birthDate() != null ? null : name + details.phone());
        keys.forEach((field, key) -> {
            Long first = key == null ? null : seen.putIfAbsent(field + key, line.number());
            if (first != null) {
                problem(field, "transfer.expected.once", first);
            }
        });
    }

    private String cell(PersonField field) {
        Integer column = columns.get(field);
        return column == null ? "" : line.cell(column);
    }

    private String longest(PersonField field, int longest) {
        String value = cell(field);
        if (value.length() > longest) {
            problem(field, "transfer.expected.shorter", longest);
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    private <T> T word(PersonField field, Map<String, T> words, String expected) {
        return read(field, expected, value -> words.get(Folding.fold(value)));
    }

    private LocalDate day(PersonField field, LocalDate latest) {
        return read(field, "transfer.expected.past-date", value -> {
            for (DateTimeFormatter format : DATES) {
                try {
                    LocalDate day = LocalDate.parse(value, format);
                    return day.isBefore(EARLIEST) || day.isAfter(latest) ? null : day;
                } catch (DateTimeException notThisOne) {
                    // the next one is tried
                }
            }
            return null;
        });
    }

    private LocalDate entered(LocalDate today) {
        LocalDate entered = day(PersonField.ENTERED, today);
        return entered == null && cell(PersonField.ENTERED).isEmpty() ? today : entered;
    }

    private String phone() {
        return read(PersonField.PHONE, "transfer.expected.phone", value -> {
            try {
                return PhoneNumbers.international(value, "BE");
            } catch (Refused noNumber) {
                return null;
            }
        });
    }

    private String email() {
        return read(
                PersonField.EMAIL,
                "transfer.expected.email",
                value -> value.length() <= 190 && Check.EMAIL.matcher(value).matches() ? value : null);
    }

    private <T> T read(PersonField field, String expected, Function<String, T> meaning) {
        String value = cell(field);
        if (value.isEmpty()) {
            return null;
        }
        T meant = meaning.apply(value);
        if (meant == null) {
            problem(field, expected, null);
        }
        return meant;
    }

    private void problem(PersonField field, String expected, Serializable detail) {
        Integer column = columns.get(field);
        problems.add(new Problem(
                "", line.number(), column == null ? "" : headings.get(column), cell(field), expected, detail));
    }
}
