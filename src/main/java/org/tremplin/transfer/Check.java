package org.tremplin.transfer;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Path;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tremplin.platform.PlainText;

/**
 * Reads every file and collects what is wrong with it, before anything is written; then reads the files again, a thousand
 * rows at a time, for whoever writes. What a cell refers to must be in the same import or stored already. What is kept of
 * a row in between is its key, so that a file may be larger than the memory.
 */
final class Check {
    private static final int PIECE = 1_000;
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
    private static final List<String> MARK_WORDS = List.of("present", "retard", "excuse", "absent");
    private static final Map<String, String> MARKS = ordered(MARK_WORDS, MARK_WORDS.toArray(String[]::new));
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int MOST_MINUTES = 1_440;

    /** The columns of a file; {@code key} columns identify a row. */
    private record Shape(List<String> required, List<String> optional, List<String> key) {}

    private static final Map<String, Shape> SHAPES = Map.of(
            "personnes.csv",
            new Shape(
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
                            "date_entree",
                            "nom_latin"),
                    List.of("code")),
            "activites.csv",
            new Shape(List.of("code", "pole", "type", "intitule", "capacite"), List.of("niveau"), List.of("code")),
            "groupes.csv",
            new Shape(
                    List.of("code", "activite", "intitule", "capacite", "debut", "fin"),
                    List.of("formateur", "lieu"),
                    List.of("code")),
            "seances.csv",
            new Shape(
                    List.of("code", "groupe", "date", "debut", "fin", "statut"),
                    List.of("lieu", "formateur"),
                    List.of("code")),
            "presences.csv",
            new Shape(
                    List.of("seance", "personne", "statut"),
                    List.of("minutes", "motif"),
                    List.of("seance", "personne")),
            "inscriptions.csv",
            new Shape(List.of("personne", "groupe", "date", "statut"), List.of("fin"), List.of("personne", "groupe")),
            "emploi.csv",
            new Shape(
                    List.of("personne", "date", "etape"),
                    List.of("employeur", "contrat", "heures", "fin"),
                    List.of("personne", "date", "etape", "employeur", "contrat")));

    /** An enrolment by codes. @param end null when the file does not say */
    record EnrolmentRow(String person, String group, LocalDate date, Enrolment.Status status, LocalDate end) {}

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

    /** A row, and what it says. */
    record Read<T>(Cells cells, T line) {}

    final Findings problems = new Findings();

    /** Rows that would give somebody's code to somebody else. */
    final Findings identities = new Findings();

    /** Rows that are possible, and seldom meant. */
    final Findings doubts = new Findings();

    /** Rows that are not followed: what is stored is worth more. */
    final Findings kept = new Findings();

    final List<String> ignored = new ArrayList<>();

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    /** Files of which not every row was understood: what refers to them may well be there. */
    private final Set<String> broken = new HashSet<>();

    private final Stored stored;
    private final Progress progress;
    private final LocalDate today;
    private final LocalDate closedUntil;
    private final String country;

    private final Known<Stored.Somebody> people;
    private final Known<Stored.Offered> activities;
    private final Known<Stored.Running> groups;
    private final Known<Stored.Meeting> sessions;
    private final Set<String> newPeople = new HashSet<>();
    private final Set<String> newActivities = new HashSet<>();
    private final Map<String, GroupLine> newGroups = new HashMap<>();
    private final Map<String, Meets> newSessions = new HashMap<>();

    /** Sessions that the file calls planned although somebody is marked in them. */
    private final Set<String> heldAnyway = new HashSet<>();

    private final Set<String> doubtedSessions = new HashSet<>();

    /** Of enrolments that are over and whose end the file does not say: the last day of a mark in the files. */
    private final Map<Stored.Pair, LocalDate> lastMarks = new HashMap<>();

    /** What a mark must know of its session. */
    private record Meets(String group, LocalDate date, int minutes) {}

    Check(Map<String, Path> files, Stored stored, Progress progress) {
        this.stored = stored;
        this.progress = progress;
        today = stored.today();
        closedUntil = stored.closedUntil();
        country = stored.country();
        people = new Known<>(stored::people);
        activities = new Known<>(stored::activities);
        groups = new Known<>(stored::groups);
        sessions = new Known<>(stored::sessions);
        files.forEach((name, path) -> {
            Shape shape = SHAPES.get(name);
            tables.put(
                    name,
                    Table.open(name, path, c -> shape.required.contains(c) || shape.optional.contains(c), problems));
        });
        judge("personnes.csv", this::person, this::people);
        judge("activites.csv", Check::activity, this::activities);
        judge("groupes.csv", this::group, this::groups);
        judge("seances.csv", this::session, this::sessions);
        noteEnded();
        judge("presences.csv", Function.identity(), this::marks);
        judge("inscriptions.csv", Check::enrolment, this::enrolments);
        judge("emploi.csv", Check::step, this::steps);
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(List<String> words, T... values) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), values[i]);
        }
        return map;
    }

    /** What is stored under the codes that were asked for; each is asked for once. */
    private static final class Known<T> {
        private final Function<Collection<String>, Map<String, T>> ask;
        private final Map<String, T> found = new HashMap<>();
        private final Map<String, String> spellings = new HashMap<>();
        private final Set<String> asked = new HashSet<>();

        Known(Function<Collection<String>, Map<String, T>> ask) {
            this.ask = ask;
        }

        void about(Stream<String> codes) {
            List<String> fresh = codes.filter(c -> c != null && asked.add(c)).toList();
            if (!fresh.isEmpty()) {
                ask.apply(fresh).forEach((code, what) -> {
                    found.put(code, what);
                    spellings.put(Folding.fold(code), code);
                });
            }
        }

        T get(String code) {
            return found.get(code);
        }

        /** How the code is spelt where it is stored, by what the database compares; null when it is not. */
        String spelling(String code) {
            return spellings.get(Folding.fold(code));
        }
    }

    // ---------------------------------------------------------------- reading

    /** Goes through the rows of a file that has all the columns it must have, a piece at a time. */
    private <T> void judge(String file, Function<Cells, T> read, Consumer<List<Read<T>>> piece) {
        Table table = tables.get(file);
        if (table == null) {
            return;
        }
        if (!stored.may(file)) {
            problems.add(new Problem(file, 1, "", "", "transfer.expected.right"));
            broken.add(file);
            return;
        }
        Shape shape = SHAPES.get(file);
        if (!hasItsColumns(table, shape)) {
            broken.add(file);
            return;
        }
        Once once = new Once();
        List<Read<T>> reads = new ArrayList<>();
        table.rows(problems, row -> {
            if (row.line() % PIECE == 0) {
                progress.at("check", file, row.line(), 0);
            }
            rows.merge(file, 1, Integer::sum);
            Cells cells = new Cells(table, row, problems, today);
            if (!row.isWhole()) {
                broken.add(file);
                String count = String.valueOf(row.cells().size());
                boolean more = row.cells().size() > table.columns.size();
                String expected = more ? "transfer.expected.cells" : "transfer.expected.cells-missing";
                problems.add(new Problem(file, row.line(), "", count, expected, table.columns.size()));
                return;
            }
            table.columns.stream()
                    .filter(c -> PlainText.isDamaged(row.raw(c)))
                    .forEach(c -> cells.problem(c, "transfer.expected.letters", null));
            boolean keyed = shape.key.stream()
                    .filter(shape.required::contains)
                    .noneMatch(k -> row.get(k).isEmpty());
            int earlier = keyed
                    ? once.put(
                            shape.key.stream()
                                    .map(k -> Folding.fold(row.get(k)))
                                    .toList(),
                            row.line())
                    : 0;
            if (earlier > 0) {
                cells.problem(shape.key.get(shape.key.size() - 1), "transfer.expected.once", earlier);
            }
            reads.add(new Read<>(cells, read.apply(cells)));
            if (reads.size() == PIECE) {
                piece.accept(reads);
                reads.clear();
            }
        });
        if (!reads.isEmpty()) {
            piece.accept(reads);
        }
        if (!table.isWhole()) {
            broken.add(file);
        }
    }

    private boolean hasItsColumns(Table table, Shape shape) {
        List<String> missing =
                shape.required.stream().filter(c -> !table.columns.contains(c)).toList();
        missing.forEach(c -> problems.add(new Problem(table.file, 1, c, "", "transfer.expected.column", c)));
        table.columns.stream()
                .filter(c -> !c.isEmpty() && !shape.required.contains(c) && !shape.optional.contains(c))
                .forEach(c -> ignored.add(table.file + " : " + c));
        Set<String> twice = table.columns.stream()
                .filter(c -> !c.isEmpty() && Collections.frequency(table.columns, c) > 1)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        twice.forEach(c -> problems.add(new Problem(table.file, 1, c, "", "transfer.expected.column-once", null)));
        return missing.isEmpty() && twice.isEmpty();
    }

    /** Reads a file again, after it was found to be right, for whoever writes its rows. */
    private <T> void again(String file, Function<Cells, T> read, Consumer<List<Read<T>>> piece) {
        Table table = tables.get(file);
        List<Problem> late = new ArrayList<>();
        List<Read<T>> reads = new ArrayList<>();
        int[] done = new int[1];
        Runnable write = () -> {
            piece.accept(List.copyOf(reads));
            done[0] += reads.size();
            reads.clear();
            progress.at("write", file, done[0], rows(file));
        };
        progress.at("write", file, 0, rows(file));
        table.rows(late, row -> {
            Cells cells = new Cells(table, row, late, today);
            reads.add(new Read<>(cells, read.apply(cells)));
            if (reads.size() == PIECE) {
                write.run();
            }
        });
        if (!reads.isEmpty()) {
            write.run();
        }
        if (!late.isEmpty()) {
            throw new IllegalStateException("a file changed while it was read: " + file);
        }
    }

    int rows(String file) {
        return rows.getOrDefault(file, 0);
    }

    void people(Consumer<List<PersonLine>> write) {
        again("personnes.csv", this::person, reads -> write.accept(lines(reads)));
    }

    void activities(Consumer<List<ActivityLine>> write) {
        again("activites.csv", Check::activity, reads -> write.accept(lines(reads)));
    }

    void groups(Consumer<List<GroupLine>> write) {
        again("groupes.csv", this::group, reads -> write.accept(lines(reads)));
    }

    void sessions(Consumer<List<SessionLine>> write) {
        again("seances.csv", this::session, reads -> write.accept(lines(reads)));
    }

    void enrolments(Consumer<List<EnrolmentRow>> write) {
        again("inscriptions.csv", Check::enrolment, reads -> write.accept(lines(reads)));
    }

    void marks(Consumer<List<Read<MarkRow>>> write) {
        again("presences.csv", this::mark, write);
    }

    void steps(Consumer<List<StepRow>> write) {
        again("emploi.csv", Check::step, reads -> write.accept(lines(reads)));
    }

    private static <T> List<T> lines(List<Read<T>> reads) {
        return reads.stream().map(Read::line).toList();
    }

    private static <T> void doubt(Findings doubts, Read<T> read, String column, String what, String detail) {
        doubts.add(read.cells.finding(column, what, detail));
    }

    private static <T> void problem(Read<T> read, String column, String expected, Serializable detail) {
        read.cells.problem(column, expected, detail);
    }

    /** The columns that a file has; what a file does not speak of stays as it is stored. */
    private Set<String> given(String file) {
        return Set.copyOf(new HashSet<>(tables.get(file).columns));
    }

    // ---------------------------------------------------------------- what rows say

    private PersonLine person(Cells cells) {
        String code = cells.required("code", 40);
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
                code,
                new PersonDetails(
                        family == null ? "" : family,
                        given == null ? "" : given,
                        cells.oneOf("sexe", SEXES),
                        cells.dateOfBirth("date_naissance"),
                        nationality,
                        language(cells),
                        cells.oneOf("scolarite", SCHOOLINGS),
                        cells.phone("telephone", country),
                        cells.text("courriel", 190) == null
                                ? null
                                : cells.matching("courriel", EMAIL, "transfer.expected.email"),
                        cells.text("commune", 100),
                        cells.date("date_entree"),
                        null,
                        null,
                        null,
                        latinName(cells)),
                given("personnes.csv"));
    }

    private static String latinName(Cells cells) {
        String name = cells.text("nom_latin", 200);
        if (name != null && !PersonDetails.isLatin(name)) {
            cells.problem("nom_latin", "transfer.expected.latin", null);
        }
        return name;
    }

    /** ISO 639-1, or the three letters of 639-3 for the many languages that have no two. */
    private static String language(Cells cells) {
        String code = cells.matching("langue_maternelle", LANGUAGE, "transfer.expected.language");
        if (code != null && code.length() == 2 && !LANGUAGES.contains(code)) {
            cells.problem("langue_maternelle", "transfer.expected.language", null);
        }
        return code;
    }

    private static ActivityLine activity(Cells cells) {
        Integer capacity = capacity(cells);
        return new ActivityLine(
                cells.required("code", 40),
                cells.required("pole", 40),
                cells.required("type", 40),
                cells.required("intitule", 200),
                cells.text("niveau", 12),
                capacity == null ? 1 : capacity);
    }

    private static Integer capacity(Cells cells) {
        return cells.required("capacite", 40) == null ? null : cells.wholeNumber("capacite", 1, 100_000);
    }

    private GroupLine group(Cells cells) {
        LocalDate from = cells.requiredDate("debut");
        LocalDate to = cells.requiredDate("fin");
        if (from != null && to != null && to.isBefore(from)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        }
        Integer capacity = capacity(cells);
        return new GroupLine(
                cells.required("code", 40),
                cells.required("activite", 40),
                cells.required("intitule", 200),
                cells.text("formateur", 100),
                cells.text("lieu", 120),
                capacity == null ? 1 : capacity,
                from,
                to,
                given("groupes.csv"));
    }

    private SessionLine session(Cells cells) {
        LocalTime from = cells.requiredTime("debut");
        LocalTime to = cells.requiredTime("fin");
        if (from != null && to != null && !to.isAfter(from)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        }
        String code = cells.required("code", 40);
        Session.Status status = cells.requiredOneOf("statut", SESSIONS);
        return new SessionLine(
                code,
                cells.required("groupe", 40),
                cells.requiredDate("date"),
                from,
                to,
                cells.text("lieu", 120),
                cells.text("formateur", 100),
                heldAnyway.contains(code) ? Session.Status.HELD : status,
                given("seances.csv"));
    }

    private static EnrolmentRow enrolment(Cells cells) {
        LocalDate date = cells.requiredDate("date");
        Enrolment.Status status = cells.requiredOneOf("statut", ENROLMENTS);
        LocalDate end = cells.date("fin");
        if (end != null && date != null && end.isBefore(date)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        } else if (end != null && status != null && status.live()) {
            cells.problem("fin", "transfer.expected.no-end", null);
        }
        return new EnrolmentRow(cells.required("personne", 40), cells.required("groupe", 40), date, status, end);
    }

    /** The mark of a row whose session is known; null when something is wrong with it. */
    private MarkRow mark(Cells cells) {
        String session = cells.required("seance", 40);
        String person = cells.required("personne", 40);
        String status = cells.requiredOneOf("statut", MARKS);
        String reason = cells.text("motif", 80);
        Meets meets = session == null ? null : meets(session);
        if (status == null || meets == null) {
            cells.wholeNumber("minutes", 0, MOST_MINUTES);
            return null;
        }
        boolean here = status.equals("present") || status.equals("retard");
        if (!here) {
            Integer minutes = cells.wholeNumber("minutes", 0, MOST_MINUTES);
            if (minutes != null && minutes != 0) {
                cells.problem("minutes", "transfer.expected.no-minutes", null);
            }
            AttendanceMark.Status absence =
                    status.equals("excuse") ? AttendanceMark.Status.EXCUSED : AttendanceMark.Status.ABSENT;
            return new MarkRow(session, person, absence, 0, 0, reason);
        }
        boolean late = status.equals("retard");
        int most = late ? meets.minutes - 1 : meets.minutes;
        if (late && cells.isEmpty("minutes")) {
            cells.problem("minutes", "transfer.expected.minutes", (Serializable) List.of(1, most));
            return null;
        }
        Integer minutes = cells.number("minutes", 1, most, "transfer.expected.minutes");
        if (minutes == null && !cells.isEmpty("minutes")) {
            return null;
        }
        int missed = minutes == null ? 0 : meets.minutes - minutes;
        return new MarkRow(session, person, AttendanceMark.Status.PRESENT, late ? missed : 0, late ? 0 : missed, null);
    }

    private Meets meets(String session) {
        Meets fresh = newSessions.get(session);
        if (fresh != null) {
            return fresh;
        }
        Stored.Meeting known = sessions.get(session);
        return known == null ? null : new Meets(known.group(), known.date(), known.minutes());
    }

    private static StepRow step(Cells cells) {
        LocalDate date = cells.requiredDate("date");
        LocalDate end = cells.date("fin");
        if (date != null && end != null && end.isBefore(date)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        }
        String employer = cells.text("employeur", 120);
        String contract = cells.text("contrat", 40);
        return new StepRow(
                cells.required("personne", 40),
                date,
                cells.required("etape", 40),
                employer == null ? "" : employer,
                contract == null ? "" : contract,
                cells.hours("heures"),
                end);
    }

    // ---------------------------------------------------------------- what may be written

    private boolean isClosed(LocalDate day) {
        return day != null && !day.isAfter(closedUntil);
    }

    private static void spelling(Read<?> read, String code, Known<?> known) {
        String spelling = code == null ? null : known.spelling(code);
        if (spelling != null && !spelling.equals(code)) {
            problem(read, "code", "transfer.expected.spelling", spelling);
        }
    }

    /** A reference must lead somewhere; in a file of which rows were not understood it may. */
    private void mustBeKnown(Read<?> read, String column, String code, boolean known, String file) {
        if (code != null && !known && !broken.contains(file)) {
            problem(read, column, "transfer.expected.known", file);
        }
    }

    private static void mustBeMine(Read<?> read, String column, boolean mine) {
        if (!mine) {
            problem(read, column, "transfer.expected.reach", null);
        }
    }

    private void people(List<Read<PersonLine>> reads) {
        people.about(reads.stream().map(r -> r.line.code()));
        for (Read<PersonLine> read : reads) {
            PersonLine line = read.line;
            newPeople.add(line.code());
            spelling(read, line.code(), people);
            Stored.Somebody known = line.code() == null ? null : people.get(line.code());
            LocalDate birth = line.details().birthDate();
            if (known != null) {
                mustBeMine(read, "code", known.mine());
                if (known.mine() && known.open() && isSomebodyElse(line.details(), known)) {
                    String who = (known.givenName() + " " + known.familyName()).strip()
                            + (known.birthDate() == null ? "" : ", " + known.birthDate());
                    doubt(identities, read, "code", "transfer.doubt.identity", who);
                }
            }
            if (birth != null && birth.isAfter(today) && (known == null || !birth.equals(known.birthDate()))) {
                doubt(doubts, read, "date_naissance", "transfer.doubt.birth", null);
            }
        }
    }

    /** Name and birth date both say so; where one of the dates is not known, a name without a word in common does. */
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

    private void activities(List<Read<ActivityLine>> reads) {
        activities.about(reads.stream().map(r -> r.line.code()));
        for (Read<ActivityLine> read : reads) {
            ActivityLine line = read.line;
            newActivities.add(line.code());
            spelling(read, line.code(), activities);
            Stored.Offered known = line.code() == null ? null : activities.get(line.code());
            if (known != null && known.counted()) {
                mustStay(read, "pole", known.pole(), line.pole());
                mustStay(read, "type", known.type(), line.type());
            }
        }
    }

    /** What figures of a closed month are made of. */
    private static void mustStay(Read<?> read, String column, String was, String said) {
        if (said != null && !Folding.fold(was).equals(Folding.fold(said))) {
            problem(read, column, "transfer.expected.closed", was);
        }
    }

    private void groups(List<Read<GroupLine>> reads) {
        groups.about(reads.stream().map(r -> r.line.code()));
        activities.about(reads.stream().map(r -> r.line.activity()).filter(a -> !newActivities.contains(a)));
        for (Read<GroupLine> read : reads) {
            GroupLine line = read.line;
            newGroups.put(line.code(), line);
            spelling(read, line.code(), groups);
            boolean offered = newActivities.contains(line.activity()) || activities.get(line.activity()) != null;
            mustBeKnown(read, "activite", line.activity(), offered, "activites.csv");
            Stored.Running known = line.code() == null ? null : groups.get(line.code());
            if (known != null) {
                mustBeMine(read, "code", known.mine());
                if (known.lastClosed() != null) {
                    mustStay(read, "activite", known.activity(), line.activity());
                }
            }
        }
    }

    private boolean isGroup(String code) {
        return newGroups.containsKey(code) || groups.get(code) != null;
    }

    /** Whether who imports plans this group; of one that is not known yet, they do. */
    private boolean plans(String group) {
        Stored.Running known = groups.get(group);
        return known == null || known.mine();
    }

    private boolean runsOn(String group, LocalDate day) {
        GroupLine fresh = newGroups.get(group);
        Stored.Running known = groups.get(group);
        LocalDate from = fresh != null ? fresh.from() : known == null ? null : known.from();
        LocalDate to = fresh != null ? fresh.to() : known == null ? null : known.to();
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private void sessions(List<Read<SessionLine>> reads) {
        sessions.about(reads.stream().map(r -> r.line.code()));
        groups.about(reads.stream().map(r -> r.line.group()));
        List<String> known = reads.stream()
                .map(r -> r.line.code())
                .filter(c -> c != null && sessions.get(c) != null)
                .toList();
        Set<String> marked = stored.marked(known);
        Set<String> sealed = stored.sealed(known);
        for (Read<SessionLine> read : reads) {
            SessionLine line = read.line;
            Stored.Meeting was = line.code() == null ? null : sessions.get(line.code());
            if (line.code() != null && line.from() != null && line.to() != null) {
                int minutes = (int) Duration.between(line.from(), line.to()).toMinutes();
                newSessions.put(line.code(), new Meets(line.group(), line.date(), minutes));
            } else if (line.code() != null) {
                // its marks are not wrong because it is
                newSessions.put(line.code(), new Meets(line.group(), line.date(), MOST_MINUTES));
            }
            spelling(read, line.code(), sessions);
            mustBeKnown(read, "groupe", line.group(), isGroup(line.group()), "groupes.csv");
            mustBeMine(read, "groupe", plans(line.group()));
            if (line.group() == null || line.date() == null || line.status() == null) {
                continue;
            }
            boolean sameDay = false;
            if (was == null) {
                if (isClosed(line.date())) {
                    problem(read, "date", "transfer.expected.closed-day", closedUntil.toString());
                }
            } else {
                sameDay = was.date().equals(line.date()) && was.group().equals(line.group());
                session(read, was, marked.contains(line.code()), sealed.contains(line.code()));
            }
            if (!sameDay && !runsOn(line.group(), line.date())) {
                doubt(doubts, read, "date", "transfer.doubt.outside", null);
            }
            boolean news = was == null || was.status() != Session.Status.HELD || !sameDay;
            if (news && line.status() == Session.Status.HELD && line.date().isAfter(today)) {
                doubt(doubts, read, "statut", "transfer.doubt.held", line.date().toString());
            }
        }
    }

    /** A session that is stored. */
    private void session(Read<SessionLine> read, Stored.Meeting was, boolean marked, boolean sealed) {
        SessionLine line = read.line;
        if (was.mine()) {
            // of another site's group nothing more is said
            Session.Status said = line.status();
            if (said == Session.Status.PLANNED && marked) {
                said = Session.Status.HELD;
                heldAnyway.add(line.code());
                if (was.status() == Session.Status.HELD) {
                    kept.add(read.cells.finding("statut", "transfer.kept.HELD", null));
                }
            }
            if (isClosed(was.date()) || isClosed(line.date())) {
                mustStay(read, "groupe", was.group(), line.group());
                mustStay(read, "date", was.date().toString(), line.date().toString());
                mustStay(read, "debut", was.from().toString(), Objects.toString(line.from(), null));
                mustStay(read, "fin", was.to().toString(), Objects.toString(line.to(), null));
                if (was.status() != said) {
                    problem(read, "statut", "transfer.expected.closed", word(was.status()));
                }
                if (line.given().contains("lieu")) {
                    mustStay(read, "lieu", Objects.toString(was.room(), ""), Objects.toString(line.room(), ""));
                }
            } else if (sealed && !was.group().equals(line.group())) {
                problem(read, "groupe", "transfer.expected.sealed", was.group());
            }
        } else if (plans(line.group())) {
            mustBeMine(read, "code", false);
        }
    }

    private static String word(Session.Status status) {
        return SESSIONS.entrySet().stream()
                .filter(e -> e.getValue() == status)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The enrolments whose end will be the day of the last mark: those of a file that has no end for them. */
    private void noteEnded() {
        Table table = tables.get("inscriptions.csv");
        if (table != null && !closedUntil.equals(LocalDate.MIN)) {
            table.rows(new ArrayList<>(), row -> {
                Enrolment.Status status = ENROLMENTS.get(row.get("statut"));
                if (status != null && !status.live() && row.get("fin").isEmpty()) {
                    lastMarks.put(new Stored.Pair(row.get("personne"), row.get("groupe")), LocalDate.MIN);
                }
            });
        }
    }

    private void marks(List<Read<Cells>> reads) {
        sessions.about(reads.stream().map(r -> r.line.text("seance")).filter(c -> !newSessions.containsKey(c)));
        people.about(reads.stream().map(r -> r.line.text("personne")));
        for (Read<Cells> read : reads) {
            String session = read.line.text("seance");
            String person = read.line.text("personne");
            if (!session.isEmpty()) {
                Stored.Meeting known = sessions.get(session);
                mustBeKnown(read, "seance", session, known != null || newSessions.containsKey(session), "seances.csv");
                mustBeMine(read, "seance", known == null || known.mine());
            }
            mustBeSomebodyOfMine(read, person);
            MarkRow mark = mark(read.cells);
            Meets meets = meets(session);
            if (mark == null || meets == null || meets.date == null) {
                continue;
            }
            lastMarks.computeIfPresent(
                    new Stored.Pair(person, meets.group), (pair, day) -> day.isAfter(meets.date) ? day : meets.date);
            if (meets.date.isAfter(today) && doubtedSessions.add(session)) {
                doubt(doubts, read, "seance", "transfer.doubt.held", meets.date.toString());
            }
        }
    }

    private void mustBeSomebodyOfMine(Read<?> read, String code) {
        if (code != null && !code.isEmpty()) {
            Stored.Somebody known = people.get(code);
            mustBeKnown(read, "personne", code, known != null || newPeople.contains(code), "personnes.csv");
            mustBeMine(read, "personne", known == null || known.mine());
        }
    }

    private void enrolments(List<Read<EnrolmentRow>> reads) {
        people.about(reads.stream().map(r -> r.line.person()));
        groups.about(reads.stream().map(r -> r.line.group()));
        List<Read<EnrolmentRow>> counted = new ArrayList<>();
        for (Read<EnrolmentRow> read : reads) {
            EnrolmentRow line = read.line;
            mustBeSomebodyOfMine(read, line.person());
            mustBeKnown(read, "groupe", line.group(), isGroup(line.group()), "groupes.csv");
            mustBeMine(read, "groupe", plans(line.group()));
            Stored.Running group = groups.get(line.group());
            boolean somebody = newPeople.contains(line.person()) || people.get(line.person()) != null;
            boolean complete = somebody && line.date() != null && line.status() != null;
            if (complete && group != null && group.lastClosed() != null) {
                counted.add(read);
            }
        }
        Map<Stored.Pair, Stored.Place> places = doubtful(reads);
        Map<Stored.Pair, LocalDate> last = counted.isEmpty() ? Map.of() : lastMarks(counted);
        for (Read<EnrolmentRow> read : counted) {
            mustCountTheSame(read, places.get(pair(read.line)), last.get(pair(read.line)));
        }
    }

    private static Stored.Pair pair(EnrolmentRow line) {
        return new Stored.Pair(line.person(), line.group());
    }

    private static Set<String> all(Stream<String> codes) {
        return codes.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Asks about what is new and seldom meant. @return what is stored of these people in these groups */
    private Map<Stored.Pair, Stored.Place> doubtful(List<Read<EnrolmentRow>> reads) {
        Map<Stored.Pair, Stored.Place> places = stored.places(
                all(reads.stream().map(r -> r.line.person())),
                all(reads.stream().map(r -> r.line.group())));
        for (Read<EnrolmentRow> read : reads) {
            EnrolmentRow line = read.line;
            Stored.Place place = places.get(pair(line));
            GroupLine fresh = newGroups.get(line.group());
            Stored.Running known = groups.get(line.group());
            LocalDate over = fresh != null ? fresh.to() : known == null ? null : known.to();
            boolean stays = place != null && Objects.equals(place.asked(), line.date());
            if (!stays && line.date() != null && over != null && line.date().isAfter(over)) {
                doubt(doubts, read, "date", "transfer.doubt.after-end", over.toString());
            }
            if (line.end() != null
                    && line.end().isAfter(today)
                    && (place == null || !line.end().equals(place.to()))) {
                doubt(doubts, read, "fin", "transfer.doubt.future-end", null);
            }
        }
        return places;
    }

    private Map<Stored.Pair, LocalDate> lastMarks(List<Read<EnrolmentRow>> counted) {
        Map<Stored.Pair, LocalDate> last = new HashMap<>(stored.lastMarks(
                all(counted.stream().map(r -> r.line.person())),
                all(counted.stream().map(r -> r.line.group()))));
        for (Read<EnrolmentRow> read : counted) {
            LocalDate inFiles = lastMarks.get(pair(read.line));
            if (inFiles != null && !inFiles.equals(LocalDate.MIN)) {
                last.merge(pair(read.line), inFiles, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return last;
    }

    /** On which days of closed months somebody was on the list: of their sessions, not of the calendar. */
    private void mustCountTheSame(Read<EnrolmentRow> read, Stored.Place was, LocalDate lastMark) {
        EnrolmentRow line = read.line;
        Stored.Running group = groups.get(line.group());
        boolean onList = line.status() != Enrolment.Status.WAITING;
        LocalDate end = line.status().live()
                ? null
                : Enrolment.end(line.date(), line.end(), lastMark, was == null ? null : was.to(), today);
        LocalDate wasFrom = was == null ? null : was.from();
        boolean asBefore =
                was != null && was.status() == line.status() && line.date().equals(was.asked());
        LocalDate from = asBefore ? wasFrom : onList ? line.date() : null;
        LocalDate wasTo = was == null ? null : was.to();
        if (counts(group, from, end).equals(counts(group, wasFrom, wasTo))) {
            return;
        }
        boolean began = was != null && Objects.equals(from, wasFrom);
        String column = !began ? "date" : line.end() != null ? "fin" : "statut";
        problem(read, column, "transfer.expected.closed-day", closedUntil.toString());
    }

    private static List<LocalDate> counts(Stored.Running group, LocalDate from, LocalDate to) {
        if (from == null || from.isAfter(group.lastClosed()) || to != null && to.isBefore(group.firstClosed())) {
            return List.of();
        }
        LocalDate first = from.isBefore(group.firstClosed()) ? group.firstClosed() : from;
        LocalDate last = to == null || to.isAfter(group.lastClosed()) ? group.lastClosed() : to;
        return List.of(first, last);
    }

    private void steps(List<Read<StepRow>> reads) {
        people.about(reads.stream().map(r -> r.line.person()));
        reads.forEach(read -> mustBeSomebodyOfMine(read, read.line.person()));
    }
}
