package org.tremplin.transfer.files;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonLine;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Folding;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.CodedFile;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFiles;
import org.tremplin.platform.files.ImportedRow;

/** {@code personnes.csv}: learners, staff, contacts. */
@Dependent
public class PeopleFile implements CodedFile<PersonLine> {
    static final String NAME = "personnes.csv";

    private static final Columns COLUMNS = Columns.of("code", "nom", "prenom")
            .optional(
                    "sexe",
                    "date_naissance",
                    "nationalite",
                    "langue_maternelle",
                    "scolarite",
                    "telephone",
                    "courriel",
                    "commune",
                    "date_entree",
                    "nom_latin")
            .key("code");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Map<String, Person.Sex> SEXES = Arrays.stream(Person.Sex.values())
            .collect(Collectors.toMap(Enum::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final Map<String, Person.Schooling> SCHOOLINGS = Cells.words(
            List.of("jamais", "primaire", "secondaire_inferieur", "secondaire_superieur", "superieur"),
            Person.Schooling.values());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Me me;
    private final Stored stored;
    private final People people;
    private final Map<String, Stored.Somebody> known = new HashMap<>();
    private String country;
    private LocalDate today;

    @Inject
    public PeopleFile(Me me, Stored stored, People people) {
        this.me = me;
        this.stored = stored;
        this.people = people;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.EDIT_PEOPLE);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void begin(ImportedFiles files) {
        country = stored.country();
        today = stored.today();
    }

    @Override
    public Map<String, Boolean> stored(Collection<String> codes) {
        Map<String, Stored.Somebody> found = stored.people(codes);
        known.putAll(found);
        Map<String, Boolean> reached = new HashMap<>();
        found.forEach((code, somebody) -> reached.put(code, somebody.mine()));
        return reached;
    }

    @Override
    public Map<String, Long> ids(Collection<String> codes) {
        return people.idsOf(codes);
    }

    @Override
    public PersonLine read(Cells cells) {
        String family = cells.text("nom", 100);
        String given = cells.text("prenom", 100);
        if (family == null && given == null && cells.isEmpty("nom") && cells.isEmpty("prenom")) {
            cells.problem("nom", "transfer.expected.name", null);
        }
        String nationality = cells.text("nationalite", 2);
        if (nationality != null && !COUNTRIES.contains(nationality)) {
            cells.problem("nationalite", "transfer.expected.country", null);
        }
        return new PersonLine(
                cells.code(CODE),
                new PersonDetails(
                        family == null ? "" : family,
                        given == null ? "" : given,
                        cells.oneOf("sexe", SEXES),
                        cells.dateOfBirth("date_naissance"),
                        nationality,
                        language(cells),
                        cells.oneOf("scolarite", SCHOOLINGS),
                        cells.parsed("telephone", "transfer.expected.phone", this::phone),
                        cells.email("courriel", 190),
                        cells.text("commune", 100),
                        cells.date("date_entree"),
                        null,
                        null,
                        null,
                        latinName(cells)),
                cells.given());
    }

    /** The number as E.164; null unless it is exactly one number without additions. */
    private String phone(String text) {
        PhoneNumbers.Reading read = PhoneNumbers.read(text, country);
        return read.note() == null ? read.number() : null;
    }

    private static String latinName(Cells cells) {
        String name = cells.text("nom_latin", 200);
        if (name != null && !PersonDetails.isLatin(name)) {
            cells.problem("nom_latin", "transfer.expected.latin", null);
        }
        return name;
    }

    /**
     * ISO 639-1, with outdated codes replaced, or the three letters of 639-3 for languages without a two-letter code.
     */
    private static String language(Cells cells) {
        String code = cells.matching("langue_maternelle", LANGUAGE, "transfer.expected.language");
        if (code != null && code.length() == 2 && !LANGUAGES.contains(code)) {
            cells.problem("langue_maternelle", "transfer.expected.language", null);
        }
        return code == null ? null : Locale.forLanguageTag(code).getLanguage();
    }

    @Override
    public void check(List<ImportedRow<PersonLine>> rows) {
        for (ImportedRow<PersonLine> row : rows) {
            PersonDetails details = row.said().details();
            Stored.Somebody was = known.get(row.said().code());
            if (was != null && was.mine() && was.open() && isSomebodyElse(details, was)) {
                String who = (was.givenName() + " " + was.familyName()).strip()
                        + (was.birthDate() == null ? "" : ", " + was.birthDate());
                row.cells().identity(CODE, "transfer.doubt.identity", who);
            }
            LocalDate birth = details.birthDate();
            if (birth != null && birth.isAfter(today) && (was == null || !birth.equals(was.birthDate()))) {
                row.cells().doubt("date_naissance", "transfer.doubt.birth", null);
            }
        }
    }

    /**
     * Whether both name and birth date differ; if a birth date is unknown, whether the names have no word in common.
     */
    private static boolean isSomebodyElse(PersonDetails said, Stored.Somebody known) {
        Set<String> one = words(said.givenName() + " " + said.familyName());
        Set<String> other = words(known.givenName() + " " + known.familyName());
        return said.birthDate() == null || known.birthDate() == null
                ? Collections.disjoint(one, other)
                : !said.birthDate().equals(known.birthDate()) && !one.equals(other);
    }

    private static Set<String> words(String name) {
        return Set.copyOf(List.of(Folding.name(name).split(" ")));
    }

    @Override
    public Applied write(List<ImportedRow<PersonLine>> rows) {
        return people.importLines(rows.stream().map(ImportedRow::said).toList());
    }
}
