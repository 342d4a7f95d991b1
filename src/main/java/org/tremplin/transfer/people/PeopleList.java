package org.tremplin.transfer.people;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.people.lists.ImportedPerson;
import org.tremplin.platform.Folding;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Problem;
import org.tremplin.platform.files.WrittenDate;

/** Reads a sheet as people, by the meaning of its columns: every valid row, and the problem of every invalid cell. */
final class PeopleList {
    private static final int OLDEST = 110;
    private static final int LONGEST_NOTE = 200;
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
                Locale spoken = Locale.forLanguageTag(language);
                LANGUAGES.put(Folding.fold(spoken.getDisplayLanguage(words)), spoken.getLanguage());
                LANGUAGES.put(language, spoken.getLanguage());
            }
        }
    }

    final List<ImportedPerson> people = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    /**
     * Cells that are read differently from how they are written, or are unlikely: imported anyway, but shown before.
     */
    final List<Problem> remarks = new ArrayList<>();

    private static final Pattern CLOSING =
            Pattern.compile("(?:sous-)?totau?x?|nombre|effectif|moyenne|somme|fin|aantal|totaal|count|sum");
    /** Digits do not occur in names. */
    private static final Pattern NO_NAME = Pattern.compile(".*\\p{Nd}.*");

    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "ben", "bin", "bint", "ibn", "abu", "abou", "ould", "ait", "de", "del", "della", "di", "da",
            "dos", "das", "do", "du", "des", "la", "le", "les", "van", "von", "der", "den", "ter", "ten", "op", "st",
            "ste", "saint", "santa");

    private final Map<PersonField, Integer> columns;
    private final List<String> headings;
    private final LocalDate today;
    private final String country;
    private final boolean from1904;
    private final boolean separated;
    private final List<Integer> otherNames = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private Sheet.Line line;
    private Integer birthYear;
    private String phoneNote;

    /**
     * @param columns the column of each field
     * @param country of the association, ISO 3166: for phone numbers without a country code
     */
    PeopleList(Sheet sheet, Map<PersonField, Integer> columns, LocalDate today, Long site, String country) {
        this.columns = columns;
        this.headings = sheet.headings();
        this.today = today;
        this.country = country;
        this.from1904 = sheet.from1904();
        this.separated = sheet.name() == null;
        for (int i = 0; i < headings.size(); i++) {
            if (PersonField.of(headings.get(i)) == PersonField.FAMILY && !columns.containsValue(i)) {
                otherNames.add(i);
            }
        }
        for (Sheet.Line row : sheet.lines()) {
            line = row;
            birthYear = null;
            phoneNote = null;
            int before = problems.size();
            if (line.cells().isEmpty() && line.faults().keySet().stream().noneMatch(this::isTaken)) {
                continue;
            }
            line.faults().forEach((column, fault) -> {
                if (isTaken(column)) {
                    fault(column, fault);
                }
            });
            mustFit();
            mustNameSomebody();
            if (problems.size() > before) {
                // a shifted or closing row has no further problems worth reporting
                continue;
            }
            PersonDetails details = details(site);
            String code = longest(PersonField.CODE, 40);
            if (problems.size() == before) {
                mustBeTheFirst(code, details);
            }
            if (problems.size() == before) {
                people.add(new ImportedPerson(row.number(), code, details));
            }
        }
    }

    /** Whether a column is used; problems in other columns do not matter. True for a whole row (-1). */
    private boolean isTaken(int column) {
        return column < 0 || columns.containsValue(column) || otherNames.contains(column);
    }

    /**
     * Refuses a row whose name comes only from a cell merged over several rows: such a cell is a family's common name,
     * and the row continues the one above.
     */
    private void mustNameSomebody() {
        List<Integer> names = new ArrayList<>(otherNames);
        for (PersonField field : List.of(PersonField.FAMILY, PersonField.GIVEN, PersonField.NAME)) {
            if (columns.containsKey(field)) {
                names.add(columns.get(field));
            }
        }
        List<Integer> said =
                names.stream().filter(column -> !line.cell(column).isEmpty()).toList();
        if (!said.isEmpty() && said.stream().allMatch(this::isMerged)) {
            fault(-1, new Sheet.Fault("transfer.expected.own-name", null));
        }
    }

    private boolean isMerged(int column) {
        Sheet.Fault fault = line.faults().get(column);
        return fault != null && fault.sentence().equals(Sheet.MERGED);
    }

    private void fault(int column, Sheet.Fault fault) {
        Problem found = new Problem(
                "",
                line.number(),
                column < 0 || column >= headings.size() ? "" : headings.get(column),
                column < 0 ? String.join(" ; ", line.cells()) : fault.written(),
                fault.sentence(),
                null);
        (fault.sentence().startsWith("transfer.remark.") ? remarks : problems).add(found);
    }

    /** Checks that a row has a cell for every heading and is not a row of totals. */
    private void mustFit() {
        long filled = line.cells().stream().filter(cell -> !cell.isEmpty()).count();
        String first = line.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
        boolean closes = CLOSING.matcher(Folding.fold(first).split("[ :=]")[0]).matches();
        boolean alone = filled == 1 && headings.size() > 2 && first.matches(".*\\s?:(?:\\s.*|$)");
        if (alone
                || filled <= 2
                        && closes
                        && (headings.size() > 2 || NO_NAME.matcher(first).matches())) {
            fault(-1, new Sheet.Fault("transfer.expected.person", null));
        } else if (line.cells().size() > headings.size()) {
            problems.add(new Problem(
                    "",
                    line.number(),
                    "",
                    String.valueOf(line.cells().size()),
                    "transfer.expected.cells",
                    headings.size()));
        } else if (separated && line.width() < headings.size()) {
            remarks.add(new Problem(
                    "", line.number(), "", String.join(" ; ", line.cells()), "transfer.remark.fewer", headings.size()));
        }
    }

    private PersonDetails details(Long site) {
        String given = longest(PersonField.GIVEN, LONGEST_NAME);
        String family = longest(PersonField.FAMILY, LONGEST_NAME);
        for (int other : otherNames) {
            family = family == null && !line.cell(other).isEmpty() ? line.cell(other) : family;
        }
        if (given == null && family == null) {
            Integer column = columns.get(PersonField.NAME);
            String[] both = split(
                    cell(PersonField.NAME), column == null ? null : PersonField.familyFirst(headings.get(column)));
            family = both[0];
            given = both[1];
            if (family.length() > LONGEST_NAME || given.length() > LONGEST_NAME) {
                problem(PersonField.NAME, "platform.cell.shorter", LONGEST_NAME);
            } else if (family.isEmpty() && given.isEmpty()) {
                problem(
                        columns.containsKey(PersonField.NAME) ? PersonField.NAME : PersonField.GIVEN,
                        "transfer.expected.name",
                        null);
            }
        }
        for (String name : new String[] {family, given}) {
            if (name != null && NO_NAME.matcher(name).matches()) {
                problem(
                        columns.containsKey(PersonField.NAME)
                                ? PersonField.NAME
                                : name.equals(family) ? PersonField.FAMILY : PersonField.GIVEN,
                        "transfer.expected.person",
                        null);
            }
        }
        LocalDate birth = birth();
        String phone = phone();
        return new PersonDetails(
                family == null ? "" : family,
                given == null ? "" : given,
                word(PersonField.SEX, SEXES, "transfer.expected.sex"),
                birth,
                word(PersonField.NATIONALITY, COUNTRIES, "transfer.expected.country-name"),
                word(PersonField.LANGUAGE, LANGUAGES, "transfer.expected.language-name"),
                word(PersonField.SCHOOLING, SCHOOLINGS, "transfer.expected.schooling"),
                phone,
                email(),
                longest(PersonField.MUNICIPALITY, LONGEST_NAME),
                entered(),
                site,
                birthYear,
                phoneNote,
                latinName());
    }

    private String latinName() {
        String name = longest(PersonField.LATIN, 2 * LONGEST_NAME);
        if (name != null && !PersonDetails.isLatin(name)) {
            problem(PersonField.LATIN, "transfer.expected.latin", null);
            return null;
        }
        return name;
    }

    /**
     * Splits a name in one cell into family and given name: at its comma, or by its capitals with the particles before
     * them, or else in the order of the heading.
     *
     * @param familyFirst null if the heading gives no order: then the last word is the family name
     */
    static String[] split(String name, Boolean familyFirst) {
        int comma = name.indexOf(',');
        if (comma >= 0) {
            return new String[] {
                name.substring(0, comma).strip(), name.substring(comma + 1).strip()
            };
        }
        List<String> words = new ArrayList<>(List.of(name.strip().split(" +")));
        int first = 0;
        while (first < words.size() && !isCapital(words.get(first))) {
            first++;
        }
        int after = first;
        while (after < words.size() && isCapital(words.get(after))) {
            after++;
        }
        int capitals = after - first;
        if (words.size() == 1) {
            boolean family = familyFirst == null ? capitals == 1 : familyFirst;
            return family ? new String[] {name.strip(), ""} : new String[] {"", name.strip()};
        }
        while (capitals > 0 && first > 0 && isParticle(words.get(first - 1))) {
            first--;
        }
        if (capitals == 0 || capitals == words.size()) {
            first = 0;
            after = words.size();
            if (Boolean.TRUE.equals(familyFirst) || capitals > 0 && familyFirst == null) {
                after = 1;
                while (after < words.size() - 1 && isParticle(words.get(after - 1))) {
                    after++;
                }
            } else {
                first = words.size() - 1;
                for (int i = words.size() - 2; i > 0; i--) {
                    first = isParticle(words.get(i)) ? i : first;
                }
            }
        }
        List<String> given = new ArrayList<>(words.subList(0, first));
        given.addAll(words.subList(after, words.size()));
        return new String[] {String.join(" ", words.subList(first, after)), String.join(" ", given)};
    }

    private static boolean isParticle(String word) {
        return PARTICLES.contains(Folding.fold(word));
    }

    /**
     * Whether a word has at least two letters and all are capitals; "ß", and "d'" or "Mc" before capitals, are ignored.
     */
    private static boolean isCapital(String word) {
        String bare =
                word.replaceFirst("^(?:[dlDL]['’]|Mc|Mac)(?=\\p{Lu}{2})", "").replace("ß", "");
        return bare.codePoints().noneMatch(Character::isLowerCase)
                && bare.codePoints().filter(Character::isUpperCase).count() > 1;
    }

    /** Refuses the same person twice in a list. */
    private void mustBeTheFirst(String code, PersonDetails details) {
        String name = Folding.name(details.givenName()) + "|" + Folding.name(details.familyName()) + "|";
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
            problem(field, "platform.cell.shorter", longest);
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    private <T> T word(PersonField field, Map<String, T> words, String expected) {
        return read(field, expected, value -> words.get(Folding.fold(value)));
    }

    private LocalDate birth() {
        LocalDate day = day(PersonField.BIRTH, true);
        if (day != null && day.isBefore(today.minusYears(OLDEST))) {
            remark(PersonField.BIRTH, "transfer.remark.old", day);
        }
        return day;
    }

    private LocalDate day(PersonField field, boolean keepsYear) {
        if (cell(field).isEmpty()) {
            return null;
        }
        WrittenDate read = WrittenDate.read(cell(field), today, from1904);
        boolean possible = read.kind() != WrittenDate.Kind.IMPOSSIBLE
                && (read.day() == null || !read.day().isAfter(today))
                && (read.year() == null || read.year() <= today.getYear());
        if (!possible) {
            problem(field, "transfer.expected.past-date", null);
            return null;
        }
        if (separated && WrittenDate.isSerial(cell(field))) {
            // only the workbook tells from which year the number counts
            remark(field, "transfer.remark.serial", read.day());
        }
        if (keepsYear && read.year() != null) {
            birthYear = read.year();
            remark(field, "transfer.remark.year", String.valueOf(read.year()));
        }
        return read.day();
    }

    private LocalDate entered() {
        LocalDate entered = day(PersonField.ENTERED, false);
        return entered == null && cell(PersonField.ENTERED).isEmpty() ? today : entered;
    }

    private String phone() {
        String value = cell(PersonField.PHONE);
        if (value.isEmpty() || WrittenDate.isNothing(value)) {
            return null;
        }
        PhoneNumbers.Reading read = PhoneNumbers.read(value, country);
        if (read.number() == null && value.codePoints().anyMatch(Character::isDigit)) {
            problem(PersonField.PHONE, "transfer.expected.phone", null);
            return null;
        }
        if (read.note() != null && read.note().length() > LONGEST_NOTE) {
            problem(PersonField.PHONE, "platform.cell.shorter", LONGEST_NOTE);
            return null;
        }
        phoneNote = read.note();
        if (phoneNote != null) {
            remark(PersonField.PHONE, "transfer.remark.beside", phoneNote);
        }
        if (read.doubtful()) {
            remark(PersonField.PHONE, "transfer.remark.number", read.number());
        }
        return read.number();
    }

    private String email() {
        return read(PersonField.EMAIL, "platform.cell.email", value -> {
            String address = value.replaceAll("(?i)^mailto:|[<>]", "").replaceAll(" *([@.]) *", "$1");
            return address.length() <= 190 && Cells.isEmail(address) ? address : null;
        });
    }

    private void remark(PersonField field, String sentence, Serializable detail) {
        remarks.add(new Problem("", line.number(), headings.get(columns.get(field)), cell(field), sentence, detail));
    }

    private <T> T read(PersonField field, String expected, Function<String, T> meaning) {
        String value = cell(field);
        T known = value.isEmpty() ? null : meaning.apply(value);
        if (value.isEmpty() || known == null && field != PersonField.SEX && WrittenDate.isNothing(value)) {
            return null;
        }
        T meant = known;
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
