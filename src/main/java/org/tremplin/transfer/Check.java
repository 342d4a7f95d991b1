package org.tremplin.transfer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.catalogue.ActivityLine;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonLine;
import org.tremplin.planning.GroupLine;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionLine;
import org.tremplin.platform.Folding;

/**
 * Reads every file into lines and collects every problem, before anything is written. What a cell refers to must be in
 * the same import or stored already.
 */
final class Check {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Map<String, Person.Sex> SEXES = Arrays.stream(Person.Sex.values())
            .collect(Collectors.toMap(Enum::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final Map<String, Person.Schooling> SCHOOLINGS = ordered(
            List.of("jamais", "primaire", "secondaire_inferieur", "secondaire_superieur", "superieur"),
            Person.Schooling.values());
    private static final Map<String, Session.Status> SESSIONS =
            ordered(List.of("prevue", "tenue", "annulee"), Session.Status.values());
    private static final Map<String, Enrolment.Status> ENROLMENTS = ordered(
            List.of("inscrit", "attente", "abandon", "termine"),
            Enrolment.Status.ENROLLED,
            Enrolment.Status.WAITING,
            Enrolment.Status.WITHDRAWN,
            Enrolment.Status.COMPLETED);
    private static final List<String> MARKS = List.of("present", "retard", "excuse", "absent");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** What is stored already, for references that leave the files. */
    interface Stored {
        Set<String> people(Collection<String> codes);

        Set<String> activities();

        Set<String> groups(Collection<String> codes);

        /** The length of each session in minutes, by code. */
        Map<String, Integer> sessions(Collection<String> codes);
    }

    /** An enrolment by codes. */
    record EnrolmentRow(String person, String group, LocalDate date, Enrolment.Status status) {}

    /** A mark by codes. */
    record MarkRow(
            String session, String person, AttendanceMark.Status status, int late, int leftEarly, String reason) {}

    /** A step by codes. */
    record StepRow(
            String person,
            LocalDate date,
            String kind,
            String employer,
            String contract,
            BigDecimal hours,
            LocalDate end) {}

    final List<Problem> problems = new ArrayList<>();
    final List<String> ignored = new ArrayList<>();
    final List<PersonLine> people = new ArrayList<>();
    final List<ActivityLine> activities = new ArrayList<>();
    final List<GroupLine> groups = new ArrayList<>();
    final List<SessionLine> sessions = new ArrayList<>();
    final List<EnrolmentRow> enrolments = new ArrayList<>();
    final List<MarkRow> marks = new ArrayList<>();
    final List<StepRow> steps = new ArrayList<>();

    private final Map<String, Table> tables = new HashMap<>();
    private final Stored stored;

    Check(Map<String, byte[]> files, Stored stored) {
        this.stored = stored;
        files.forEach((name, content) -> tables.put(name, Table.read(name, content, problems)));
        people();
        activities();
        groups();
        sessions();
        enrolments();
        marks();
        steps();
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(List<String> words, T... values) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), values[i]);
        }
        return map;
    }

    /** Goes through the rows of a file that has all the columns it must have; {@code key} columns identify a row. */
    private void each(
            String file, List<String> required, List<String> optional, List<String> key, Consumer<Cells> row) {
        Table table = tables.get(file);
        if (table == null) {
            return;
        }
        List<String> missing =
                required.stream().filter(c -> !table.columns.contains(c)).toList();
        missing.forEach(c -> problems.add(new Problem(file, 1, c, "", "transfer.expected.column", c)));
        table.columns.stream()
                .filter(c -> !c.isEmpty() && !required.contains(c) && !optional.contains(c))
                .forEach(c -> ignored.add(file + " : " + c));
        Set<String> twice = table.columns.stream()
                .filter(c -> !c.isEmpty() && Collections.frequency(table.columns, c) > 1)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        twice.forEach(c -> problems.add(new Problem(file, 1, c, "", "transfer.expected.column-once", null)));
        if (!missing.isEmpty() || !twice.isEmpty()) {
            return;
        }
        Map<List<String>, Long> seen = new HashMap<>();
        for (Table.Row r : table.rows) {
            Cells cells = new Cells(table, r, problems);
            Long before = seen.putIfAbsent(
                    key.stream().map(k -> Folding.fold(r.get(k))).toList(), r.line());
            boolean whole = key.stream()
                    .filter(required::contains)
                    .noneMatch(k -> r.get(k).isEmpty());
            if (before != null && whole) {
                cells.problem(key.get(key.size() - 1), "transfer.expected.once", before);
            }
            row.accept(cells);
        }
    }

    /** The columns that a file has; what a file does not speak of stays as it is stored. */
    private Set<String> given(String file) {
        Table table = tables.get(file);
        return table == null ? Set.of() : Set.copyOf(new HashSet<>(table.columns));
    }

    private Set<String> codes(String file, String column) {
        Table table = tables.get(file);
        return table == null
                ? Set.of()
                : table.rows.stream().map(r -> r.get(column)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The codes in this column of this file that neither the other file nor the database knows. */
    private Set<String> known(
            String otherFile, Collection<String> wanted, Function<Collection<String>, Set<String>> ask) {
        Set<String> known = new HashSet<>(codes(otherFile, "code"));
        List<String> elsewhere = wanted.stream().filter(c -> !known.contains(c)).toList();
        if (!elsewhere.isEmpty()) {
            known.addAll(ask.apply(elsewhere));
        }
        return known;
    }

    private static String reference(Cells cells, String column, Set<String> known, String file) {
        String code = cells.required(column, 40);
        if (code != null && !known.contains(code)) {
            cells.problem(column, "transfer.expected.known", file);
            return null;
        }
        return code;
    }

    /** The code of a row. The same with other letters' case or accents is the same to the database, hence refused. */
    private static String code(Cells cells, Map<String, String> spellings) {
        String code = cells.required("code", 40);
        String spelling = code == null ? null : spellings.get(Folding.fold(code));
        if (spelling != null && !spelling.equals(code)) {
            cells.problem("code", "transfer.expected.spelling", spelling);
        }
        return code;
    }

    /** How the codes of a file are spelt where they are stored already, by what the database compares. */
    private Map<String, String> spellings(String file, Function<Collection<String>, Collection<String>> ask) {
        Set<String> codes = codes(file, "code");
        return codes.isEmpty()
                ? Map.of()
                : ask.apply(codes).stream().collect(Collectors.toMap(Folding::fold, Function.identity(), (a, b) -> a));
    }

    private void people() {
        Map<String, String> spellings = spellings("personnes.csv", stored::people);
        Set<String> columns = given("personnes.csv");
        each(
                "personnes.csv",
                List.of("code", "nom", "prenom"),
                List.of(
                        "sexe",
                        "date_naissance",
                        "nationalite",
                        "langue_maternelle",
                        "scolarite",
                        "telephone",
                        "courriel",
                        "commune",
                        "date_entree"),
                List.of("code"),
                cells -> {
                    String code = code(cells, spellings);
                    String family = cells.text("nom", 100);
                    String given = cells.text("prenom", 100);
                    if (family == null && given == null) {
                        cells.problem("nom", "transfer.expected.name", null);
                    }
                    String nationality = cells.text("nationalite", 2);
                    if (nationality != null && !COUNTRIES.contains(nationality)) {
                        cells.problem("nationalite", "transfer.expected.country", null);
                    }
                    people.add(new PersonLine(
                            code,
                            new PersonDetails(
                                    family == null ? "" : family,
                                    given == null ? "" : given,
                                    cells.oneOf("sexe", SEXES),
                                    cells.date("date_naissance"),
                                    nationality,
                                    language(cells),
                                    cells.oneOf("scolarite", SCHOOLINGS),
                                    cells.matching("telephone", PHONE, "transfer.expected.phone"),
                                    cells.text("courriel", 190) == null
                                            ? null
                                            : cells.matching("courriel", EMAIL, "transfer.expected.email"),
                                    cells.text("commune", 100),
                                    cells.date("date_entree"),
                                    null),
                            columns));
                });
    }

    /** ISO 639-1, or the three letters of 639-3 for the many languages that have no two. */
    private static String language(Cells cells) {
        String code = cells.matching("langue_maternelle", LANGUAGE, "transfer.expected.language");
        if (code != null && code.length() == 2 && !LANGUAGES.contains(code)) {
            cells.problem("langue_maternelle", "transfer.expected.language", null);
        }
        return code;
    }

    private void activities() {
        Map<String, String> spellings = spellings("activites.csv", c -> stored.activities());
        each(
                "activites.csv",
                List.of("code", "pole", "type", "intitule", "capacite"),
                List.of("niveau"),
                List.of("code"),
                cells -> {
                    Integer capacity = capacity(cells);
                    activities.add(new ActivityLine(
                            code(cells, spellings),
                            cells.required("pole", 40),
                            cells.required("type", 40),
                            cells.required("intitule", 200),
                            cells.text("niveau", 12),
                            capacity == null ? 1 : capacity));
                });
    }

    private static Integer capacity(Cells cells) {
        return cells.required("capacite", 6) == null ? null : cells.wholeNumber("capacite", 1, 100_000);
    }

    private void groups() {
        Map<String, String> spellings = spellings("groupes.csv", stored::groups);
        Set<String> known = known("activites.csv", codes("groupes.csv", "activite"), c -> stored.activities());
        Set<String> columns = given("groupes.csv");
        each(
                "groupes.csv",
                List.of("code", "activite", "intitule", "capacite", "debut", "fin"),
                List.of("formateur", "lieu"),
                List.of("code"),
                cells -> {
                    LocalDate from = cells.requiredDate("debut");
                    LocalDate to = cells.requiredDate("fin");
                    if (from != null && to != null && to.isBefore(from)) {
                        cells.problem("fin", "transfer.expected.after-start", null);
                    }
                    Integer capacity = capacity(cells);
                    groups.add(new GroupLine(
                            code(cells, spellings),
                            reference(cells, "activite", known, "activites.csv"),
                            cells.required("intitule", 200),
                            cells.text("formateur", 100),
                            cells.text("lieu", 120),
                            capacity == null ? 1 : capacity,
                            from,
                            to,
                            columns));
                });
    }

    private void sessions() {
        Map<String, String> spellings =
                spellings("seances.csv", c -> stored.sessions(c).keySet());
        Set<String> known = known("groupes.csv", codes("seances.csv", "groupe"), stored::groups);
        Set<String> columns = given("seances.csv");
        each(
                "seances.csv",
                List.of("code", "groupe", "date", "debut", "fin", "statut"),
                List.of("lieu", "formateur"),
                List.of("code"),
                cells -> {
                    LocalTime from = cells.requiredTime("debut");
                    LocalTime to = cells.requiredTime("fin");
                    if (from != null && to != null && !to.isAfter(from)) {
                        cells.problem("fin", "transfer.expected.after-start", null);
                    }
                    sessions.add(new SessionLine(
                            code(cells, spellings),
                            reference(cells, "groupe", known, "groupes.csv"),
                            cells.requiredDate("date"),
                            from,
                            to,
                            cells.text("lieu", 120),
                            cells.text("formateur", 100),
                            cells.requiredOneOf("statut", SESSIONS),
                            columns));
                });
    }

    private void enrolments() {
        Set<String> known = known("personnes.csv", codes("inscriptions.csv", "personne"), stored::people);
        Set<String> knownGroups = known("groupes.csv", codes("inscriptions.csv", "groupe"), stored::groups);
        each(
                "inscriptions.csv",
                List.of("personne", "groupe", "date", "statut"),
                List.of(),
                List.of("personne", "groupe"),
                cells -> enrolments.add(new EnrolmentRow(
                        reference(cells, "personne", known, "personnes.csv"),
                        reference(cells, "groupe", knownGroups, "groupes.csv"),
                        cells.requiredDate("date"),
                        cells.requiredOneOf("statut", ENROLMENTS))));
    }

    private void marks() {
        Set<String> wanted = codes("presences.csv", "seance");
        Set<String> knownPeople = known("personnes.csv", codes("presences.csv", "personne"), stored::people);
        Map<String, Integer> lengths = new HashMap<>();
        for (SessionLine session : sessions) {
            if (session.code() != null && session.from() != null && session.to() != null) {
                lengths.put(session.code(), (int)
                        Duration.between(session.from(), session.to()).toMinutes());
            }
        }
        Set<String> known = known("seances.csv", wanted, elsewhere -> {
            Map<String, Integer> found = stored.sessions(elsewhere);
            lengths.putAll(found);
            return found.keySet();
        });
        each(
                "presences.csv",
                List.of("seance", "personne", "statut"),
                List.of("minutes", "motif"),
                List.of("seance", "personne"),
                cells -> {
                    String session = reference(cells, "seance", known, "seances.csv");
                    String person = reference(cells, "personne", knownPeople, "personnes.csv");
                    String status = cells.requiredOneOf(
                            "statut",
                            MARKS.stream().collect(Collectors.toMap(m -> m, m -> m, (a, b) -> a, LinkedHashMap::new)));
                    Integer minutes = cells.wholeNumber("minutes", 0, 1440);
                    String reason = cells.text("motif", 80);
                    Integer length = session == null ? null : lengths.get(session);
                    if (status != null && length != null) {
                        mark(cells, session, person, status, minutes, length, reason);
                    }
                });
    }

    private void mark(
            Cells cells, String session, String person, String status, Integer minutes, int length, String reason) {
        boolean here = status.equals("present") || status.equals("retard");
        if (!here) {
            if (minutes != null && minutes != 0) {
                cells.problem("minutes", "transfer.expected.no-minutes", null);
            }
            AttendanceMark.Status absence =
                    status.equals("excuse") ? AttendanceMark.Status.EXCUSED : AttendanceMark.Status.ABSENT;
            marks.add(new MarkRow(session, person, absence, 0, 0, reason));
            return;
        }
        boolean late = status.equals("retard");
        int most = late ? length - 1 : length;
        if (minutes == null ? late : minutes < 1 || minutes > most) {
            cells.problem("minutes", "transfer.expected.minutes", most);
            return;
        }
        int missed = minutes == null ? 0 : length - minutes;
        marks.add(new MarkRow(
                session, person, AttendanceMark.Status.PRESENT, late ? missed : 0, late ? 0 : missed, null));
    }

    private void steps() {
        Set<String> known = known("personnes.csv", codes("emploi.csv", "personne"), stored::people);
        each(
                "emploi.csv",
                List.of("personne", "date", "etape"),
                List.of("employeur", "contrat", "heures", "fin"),
                List.of("personne", "date", "etape", "employeur", "contrat"),
                cells -> {
                    LocalDate date = cells.requiredDate("date");
                    LocalDate end = cells.date("fin");
                    if (date != null && end != null && end.isBefore(date)) {
                        cells.problem("fin", "transfer.expected.after-start", null);
                    }
                    String employer = cells.text("employeur", 120);
                    String contract = cells.text("contrat", 40);
                    steps.add(new StepRow(
                            reference(cells, "personne", known, "personnes.csv"),
                            date,
                            cells.required("etape", 40),
                            employer == null ? "" : employer,
                            contract == null ? "" : contract,
                            cells.hours("heures"),
                            end));
                });
    }
}
