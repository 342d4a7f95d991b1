package org.tremplin.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.access.Role;
import org.tremplin.employment.StepsFile;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.people.PersonDetails;
import org.tremplin.planning.Session;
import org.tremplin.platform.files.Findings;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedRow;
import org.tremplin.transfer.files.ActivitiesFile;
import org.tremplin.transfer.files.EnrolmentsFile;
import org.tremplin.transfer.files.GroupsFile;
import org.tremplin.transfer.files.MarksFile;
import org.tremplin.transfer.files.PeopleFile;
import org.tremplin.transfer.files.SessionsFile;
import org.tremplin.transfer.files.Stored;

/** What files may look like, and what is said about those that may not. */
class CheckTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PEOPLE = "code;nom;prenom;sexe;date_naissance;nationalite;langue_maternelle\n";
    private static final String MARKS = "seance;personne;statut;minutes\n";

    private static final String SESSIONS = "code;groupe;date;debut;fin;statut\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final LocalDate CLOSED = LocalDate.of(2026, 3, 31);

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 10);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 12);

    /**
     * What is stored. Of site 2, out of reach: P7, G7, S7. Closed until the end of March: S3, in which somebody is marked,
     * and the places of P1 (since January) in G1. S1 is in May; P1 left G3 before S4 and S5, of which S5 knows of a mark.
     * S6 was cancelled before its month was closed.
     */
    private static final class Given implements Stored {
        @Override
        public LocalDate today() {
            return TODAY;
        }

        @Override
        public String country() {
            return "BE";
        }

        @Override
        public LocalDate closedUntil() {
            return CLOSED;
        }

        private static <T> Map<String, T> of(Collection<String> codes, Map<String, T> all) {
            Map<String, T> found = new HashMap<>();
            all.forEach((code, what) -> {
                if (codes.stream().anyMatch(code::equalsIgnoreCase)) {
                    found.put(code, what);
                }
            });
            return found;
        }

        @Override
        public Map<String, Somebody> people(Collection<String> codes) {
            LocalDate birth = LocalDate.of(1988, 11, 12);
            return of(
                    codes,
                    Map.of(
                            "P1", new Somebody(true, true, "Amina", "Haddad", birth),
                            "P7", new Somebody(false, true, "Yusuf", "Rahimi", birth)));
        }

        @Override
        public Map<String, Offered> activities(Collection<String> codes) {
            return of(
                    codes, Map.of("A1", new Offered("langue", "fle", true), "A2", new Offered("langue", "fle", false)));
        }

        @Override
        public Map<String, Long> activityIds(Collection<String> codes) {
            return Map.of();
        }

        @Override
        public Map<String, Running> groups(Collection<String> codes) {
            LocalDate from = LocalDate.of(2026, 1, 1);
            LocalDate to = LocalDate.of(2026, 6, 30);
            LocalDate first = LocalDate.of(2026, 1, 6);
            return of(
                    codes,
                    Map.of(
                            "G1", new Running(true, "A1", from, to, first, MARCH),
                            "G2", new Running(true, "A1", from, to, null, null),
                            "G3", new Running(true, "A1", from, to, null, null),
                            "G7", new Running(false, "A1", from, to, first, MARCH)));
        }

        @Override
        public Map<String, Meeting> sessions(Collection<String> codes) {
            LocalTime from = LocalTime.of(9, 0);
            LocalTime to = LocalTime.of(11, 30);
            return of(
                    codes,
                    Map.of(
                            "S1", new Meeting(true, "G1", MAY, from, to, 150, Session.Status.HELD, "Salle 1"),
                            "S3", new Meeting(true, "G1", MARCH, from, to, 150, Session.Status.HELD, "Salle 1"),
                            "S4", new Meeting(true, "G3", MAY, from, to, 150, Session.Status.HELD, null),
                            "S5", new Meeting(true, "G3", MAY, from, to, 150, Session.Status.HELD, null),
                            "S6", new Meeting(true, "G1", MARCH, from, to, 150, Session.Status.CANCELLED, null),
                            "S7", new Meeting(false, "G7", MAY, from, to, 150, Session.Status.HELD, null)));
        }

        @Override
        public Set<String> marked(Collection<String> sessions) {
            return sessions.contains("S1") || sessions.contains("S3") ? Set.of("S1", "S3") : Set.of();
        }

        @Override
        public Set<String> sealed(Collection<String> sessions) {
            return sessions.contains("S1") ? Set.of("S1") : Set.of();
        }

        @Override
        public Map<Pair, Place> places(Collection<String> people, Collection<String> groups) {
            LocalDate since = LocalDate.of(2026, 1, 1);
            return Map.of(new Pair("P1", "G1"), new Place(Enrolment.Status.ENROLLED, since, since, null));
        }

        @Override
        public Map<Pair, LocalDate> lastMarks(Collection<String> people, Collection<String> groups) {
            return people.contains("P1") && groups.contains("G3") ? Map.of(new Pair("P1", "G3"), MAY) : Map.of();
        }

        @Override
        public Map<String, Map<String, LocalDate>> left(Collection<String> groups) {
            return of(groups, Map.of("G3", Map.of("P1", MAY.minusDays(1))));
        }

        @Override
        public Set<Noted> noted(Collection<String> sessions, Collection<String> people) {
            return Set.of(new Noted("S5", "P1"));
        }
    }

    @TempDir
    private Path folder;

    private final Given stored = new Given();
    private final Me me = new Me();

    @BeforeEach
    void whoMayWriteEverything() {
        become(Role.COORDINATOR, Role.COUNSELLOR);
    }

    private void become(Role... roles) {
        me.become(new Grant(1, "", "", null, Set.of(roles), Set.of(), false));
    }

    private Check check(Map<String, byte[]> contents) {
        Map<String, Path> files = new LinkedHashMap<>();
        contents.forEach((name, content) -> {
            try {
                files.put(name, Files.write(folder.resolve(name), content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        // nothing is written here
        List<ImportedFile<?>> known = List.of(
                new StepsFile(me, null),
                new EnrolmentsFile(me, stored, null),
                new MarksFile(me, stored, null),
                new SessionsFile(me, stored, null),
                new GroupsFile(me, stored, null),
                new ActivitiesFile(me, stored, null),
                new PeopleFile(me, stored, null));
        return new Check(files, known, TODAY, Progress.SILENT);
    }

    private Check check(String file, byte[] content) {
        return check(Map.of(file, content));
    }

    private Check check(String file, String content) {
        return check(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static <R> List<ImportedRow<R>> rows(Check check, Class<? extends ImportedFile<R>> file) {
        List<ImportedRow<R>> rows = new ArrayList<>();
        check.again(check.of(file), rows::addAll);
        return rows;
    }

    private static PersonDetails person(Check check) {
        return rows(check, PeopleFile.class).get(0).said().details();
    }

    private static List<String> said(Findings findings) {
        return findings.stream()
                .map(p -> p.line() + " " + p.column() + " " + p.expected())
                .toList();
    }

    /** The only problem, as line, column and what was expected. */
    private static void refused(Check check, long line, String column, String expected) {
        assertEquals(List.of(line + " " + column + " " + expected), said(check.verdict.problems()));
    }

    @Test
    void readsEveryEncoding() {
        String text = "code;nom;prenom\nP2;Nuñez;Zoë\n";
        for (byte[] content : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(WINDOWS))) {
            Check check = check("personnes.csv", content);
            assertEquals(List.of(), check.verdict.problems());
            assertEquals("Zoë Nuñez", person(check).name());
        }
    }

    @Test
    void readsCommasQuotesAndLinesInsideQuotes() {
        Check check = check("personnes.csv", "code,nom,prenom\r\nP2,\"Van, den\n\"\"B\"\"\",Zoë\r\nP3,,\r\n");
        refused(check, 4, "nom", "transfer.expected.name");
        check = check("personnes.csv", "code,nom,prenom\r\nP2,\"Van, den\n\"\"B\"\"\",Zoë\r\n");
        assertEquals("Van, den \"B\"", person(check).familyName());
    }

    @Test
    void namesRowsThatAreCutOffAndRowsThatAreLong() {
        assertEquals(
                List.of("2  transfer.expected.cells-missing", "3  transfer.expected.cells"),
                said(check("personnes.csv", PEOPLE + "P2;B;A\nP3;C;D;F;;;;;x\n;;;;;;\n\n")
                        .verdict
                        .problems()));
    }

    @Test
    void namesTheLineOfAQuoteThatNeverCloses() {
        refused(
                check("personnes.csv", "code;nom;prenom\nP2;\"B\nb\";A\nP3;\"C;D\nP4;E;F\n"),
                4,
                "",
                "transfer.expected.csv");
    }

    @Test
    void whatIsWrongInOneFileIsNotSaidAgainOfTheFilesThatReferToIt() {
        for (String people : List.of("code;nom;prenom\nP8;\"B;A\nP9;C;D\n", "kode;nom;prenom\nP9;B;A\n")) {
            Check check = check(Map.of(
                    "personnes.csv",
                    people.getBytes(StandardCharsets.UTF_8),
                    "presences.csv",
                    (MARKS + "S1;P9;retard;x\n").getBytes(StandardCharsets.UTF_8)));
            assertEquals(
                    1,
                    check.verdict.problems().stream()
                            .filter(p -> p.file().equals("personnes.csv"))
                            .count());
            assertEquals(
                    List.of("minutes transfer.expected.minutes [1, 149]"),
                    check.verdict.problems().stream()
                            .filter(p -> p.file().equals("presences.csv"))
                            .map(p -> p.column() + " " + p.expected() + " " + p.detail())
                            .toList());
        }
    }

    @Test
    void readsWhatSpreadsheetsAndOtherSystemsWrite() {
        for (byte[] content : List.of(
                "sep=,\r\ncode,nom,prenom\r\nP2,Nuñez,Zoë\r\n".getBytes(StandardCharsets.UTF_8),
                "\uFEFFcode\tnom\tprenom\r\nP2\tNuñez\tZoë\r\n".getBytes(StandardCharsets.UTF_16LE),
                "code;nom;prenom\rP2;Nuñez;Zoë\r".getBytes(Charset.forName("x-MacRoman")))) {
            Check check = check("personnes.csv", content);
            assertEquals(List.of(), check.verdict.problems());
            assertEquals("Zoë Nuñez", person(check).name());
        }
        refused(check("personnes.csv", "sep=;\ncode;nom;prenom\nP2;;\n"), 3, "nom", "transfer.expected.name");
    }

    @Test
    void neverTakesALetterThatCannotBeRead() {
        byte[] stray = "code;nom;prenom\nP2;Zoé;Élodie\nP3;Andr?;Luc\n".getBytes(StandardCharsets.UTF_8);
        stray[new String(stray, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xE9;
        assertEquals(
                List.of("3  transfer.expected.encoding", "3 nom transfer.expected.letters"),
                said(check("personnes.csv", stray).verdict.problems()));
        refused(check("personnes.csv", "code;nom;prenom\nP2;B\u0007b;A\n"), 2, "nom", "transfer.expected.letters");
        for (String failed : List.of("#N/A", "#REF!", "#NOM ?", "Err:502", "#BLOQUÉ!")) {
            refused(check("personnes.csv", "code;nom;prenom\nP2;Ba;" + failed), 2, "prenom", "platform.cell.result");
        }
    }

    @Test
    void refusesWhatIsOutOfReach() {
        refused(check("personnes.csv", "code;nom;prenom\nP7;Rahimi;Yusuf\n"), 2, "code", "transfer.expected.reach");
        refused(
                check("groupes.csv", "code;activite;intitule;capacite;debut;fin\nG7;A1;x;9;2026-01-01;2026-06-30\n"),
                2,
                "code",
                "transfer.expected.reach");
        refused(
                check("seances.csv", SESSIONS + "S7;G1;2026-05-12;09:00;11:30;tenue\n"),
                2,
                "code",
                "transfer.expected.reach");
        refused(
                check("seances.csv", SESSIONS + "S8;G7;2026-05-12;09:00;11:30;tenue\n"),
                2,
                "groupe",
                "transfer.expected.reach");
        refused(check("presences.csv", MARKS + "S7;P1;present;\n"), 2, "seance", "transfer.expected.reach");
        refused(
                check("inscriptions.csv", "personne;groupe;date;statut\nP1;G7;2026-05-02;inscrit\n"),
                2,
                "groupe",
                "transfer.expected.reach");
        refused(
                check("emploi.csv", "personne;date;etape\nP7;2026-05-02;cv\n"),
                2,
                "personne",
                "transfer.expected.reach");
        become(Role.COORDINATOR);
        refused(check("emploi.csv", "personne;date;etape\nP1;2026-05-02;cv\n"), 1, "", "transfer.expected.right");
    }

    @ParameterizedTest
    @CsvSource({
        "S3;G2;2026-03-10;09:00;11:30;tenue, groupe, closed",
        "S3;G1;2026-05-10;09:00;11:30;tenue, date, closed",
        "S3;G1;2026-03-10;09:00;11:00;tenue, fin, closed",
        "S3;G1;2026-03-10;09:00;11:30;annulee, statut, closed",
        "S9;G1;2026-03-31;09:00;11:30;tenue, date, closed-day",
        "S6;G1;2026-03-10;09:00;11:30;tenue, statut, closed",
        "S1;G2;2026-05-12;09:00;11:30;tenue, groupe, sealed",
    })
    void aClosedMonthAndASealedSheetKeepTheirSessions(String row, String column, String expected) {
        refused(check("seances.csv", SESSIONS + row + "\n"), 2, column, "transfer.expected." + expected);
    }

    @Test
    void whatAClosedMonthIsCountedByStays() {
        String activities = "code;pole;type;intitule;capacite\n";
        refused(check("activites.csv", activities + "A1;sante;fle;x;9\n"), 2, "pole", "transfer.expected.closed");
        assertEquals(
                List.of(),
                check("activites.csv", activities + "A2;sante;fle;x;9\n")
                        .verdict
                        .problems());
        String groups = "code;activite;intitule;capacite;debut;fin\n";
        String rest = ";A2;x;9;2026-01-01;2026-06-30\n";
        refused(check("groupes.csv", groups + "G1" + rest), 2, "activite", "transfer.expected.closed");
        assertEquals(
                List.of(), check("groupes.csv", groups + "G2" + rest).verdict.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "P1;G1;2026-01-01;inscrit;,",
        "P1;G1;2026-01-01;termine;2026-05-01,",
        "P1;G1;2026-01-01;termine;2026-03-20,",
        "P1;G1;2026-01-01;termine;2026-03-02, fin",
        "P1;G1;2026-02-01;inscrit;, date",
        "P1;G1;2026-01-01;attente;, date",
        "P1;G2;2026-02-01;inscrit;,",
    })
    void anEnrolmentKeepsItsDaysInClosedMonths(String row, String column) {
        Check check = check("inscriptions.csv", "personne;groupe;date;statut;fin\n" + row + "\n");
        assertEquals(
                column == null ? List.of() : List.of("2 " + column + " transfer.expected.closed-day"),
                said(check.verdict.problems()));
    }

    @ParameterizedTest
    @CsvSource({"S3, HELD, HELD", "S6, CANCELLED, CLOSED"})
    void aSessionWithMarksOrOfAClosedMonthIsPlannedNoMore(String code, Session.Status status, String kept) {
        Check check = check("seances.csv", SESSIONS + code + ";G1;2026-03-10;09:00;11:30;prevue\n");
        assertEquals(List.of(), check.verdict.problems());
        assertEquals(List.of("2 statut transfer.kept." + kept), said(check.verdict.kept()));
        assertEquals(status, rows(check, SessionsFile.class).get(0).said().status());
    }

    @ParameterizedTest
    @CsvSource({
        "P1;Haddad;Amina;1988-11-12, false",
        "P1;HADDAD;Âmina;1988-12-11, false",
        "P1;Haddad-Martin;Amina;1988-11-12, false",
        "P1;Dupont;Jean;1988-11-12, false",
        "P1;Dupont;Jean;1970-01-02, true",
        "P1;Haddad;Leïla;1970-01-02, true",
        "P1;Dupont;Jean;, true",
        "P1;Haddad;Leïla;, false",
    })
    void asksBeforeACodeGoesToSomebodyElse(String row, boolean asked) {
        Check check = check("personnes.csv", "code;nom;prenom;date_naissance\n" + row + "\n");
        assertEquals(List.of(), check.verdict.problems());
        assertEquals(asked ? 1 : 0, check.verdict.identities().found());
    }

    @Test
    void asksAboutWhatIsSeldomMeant() {
        assertEquals(
                List.of("2 date_naissance transfer.doubt.birth"),
                said(check("personnes.csv", PEOPLE + "P2;B;A;;2027-01-01;;\n")
                        .verdict
                        .doubts()));
        assertEquals(
                List.of("2 date transfer.doubt.outside", "3 statut transfer.doubt.held"),
                said(check(
                                "seances.csv",
                                SESSIONS + "S8;G1;2026-07-01;09:00;11:30;prevue\nS9;G1;2026-06-16;09:00;11:30;tenue\n")
                        .verdict
                        .doubts()));
        assertEquals(
                List.of("2 date transfer.doubt.after-end"),
                said(check("inscriptions.csv", "personne;groupe;date;statut\nP1;G2;2026-07-01;inscrit\n")
                        .verdict
                        .doubts()));
    }

    /** A mark on the last day is none after it. */
    @ParameterizedTest
    @CsvSource({
        "S4;P1;present;, , presences 2 seance left 2026-05-11",
        "S5;P1;present;, ,",
        "S1;P1;present;, P1;G1;2026-01-01;abandon;2026-05-11, presences 2 seance left 2026-05-11",
        "S1;P1;absent;, P1;G1;2026-01-01;termine;2026-05-11, presences 2 seance left 2026-05-11",
        "S1;P1;present;, P1;G1;2026-01-01;abandon;2026-05-12,",
        "S1;P1;present;, P1;G1;2026-01-01;abandon;,",
        "S4;P1;present;, P1;G3;2026-01-01;abandon;,",
        "S4;P1;present;, P1;G3;2026-01-01;inscrit;,",
        ", P1;G3;2026-01-01;abandon;2026-05-11, inscriptions 2 fin marked 2026-05-12",
        ", P1;G3;2026-01-01;abandon;2026-05-12,",
    })
    void asksAboutAMarkAfterTheEndOfItsEnrolment(String mark, String enrolment, String asked) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (mark != null) {
            files.put("presences.csv", (MARKS + mark + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (enrolment != null) {
            String row = "personne;groupe;date;statut;fin\n" + enrolment + "\n";
            files.put("inscriptions.csv", row.getBytes(StandardCharsets.UTF_8));
        }
        Check check = check(files);
        assertEquals(List.of(), check.verdict.problems());
        assertEquals(
                asked == null ? List.of() : List.of(asked),
                check.verdict.doubts().stream()
                        .map(p -> p.file().replace(".csv", "") + " " + p.line() + " " + p.column() + " "
                                + p.expected().replace("transfer.doubt.", "") + " " + p.detail())
                        .toList());
    }

    @Test
    void asksAboutAMarkInACancelledSession() {
        assertEquals(
                List.of("2 seance transfer.doubt.cancelled"),
                said(check("presences.csv", MARKS + "S6;P1;present;\n").verdict.doubts()));
        Check check = check(Map.of(
                "seances.csv",
                (SESSIONS + "S9;G2;2026-05-02;09:00;11:00;annulee\nS5;G3;2026-05-12;09:00;11:30;annulee\n")
                        .getBytes(StandardCharsets.UTF_8),
                "presences.csv",
                (MARKS + "S9;P1;absent;\nS5;P1;present;\n").getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("2 seance transfer.doubt.cancelled"), said(check.verdict.doubts()));
    }

    @Test
    void namesMissingRepeatedAndUnknownColumns() {
        refused(check("personnes.csv", "code;nom\nP2;B\n"), 1, "prenom", "transfer.expected.column");
        refused(check("personnes.csv", "code;nom;prenom;nom\nP2;B;A;C\n"), 1, "nom", "transfer.expected.column-once");
        // compared each with each, these would take minutes
        refused(
                check("personnes.csv", "code;nom;prenom" + ";x".repeat(400_000) + "\n"),
                1,
                "x",
                "transfer.expected.column-once");
        Check unknown = check("personnes.csv", "code;nom;prenom;taille\nP2;B;A;170\n");
        assertEquals(List.of(), unknown.verdict.problems());
        assertEquals(List.of("personnes.csv : taille"), unknown.ignored);
    }

    @ParameterizedTest
    @CsvSource({
        "P2;B;A;Z;;;, sexe, platform.cell.one-of",
        "P2;B;A;;30/02/2001;;, date_naissance, platform.cell.date",
        "P2;B;A;;2001-13-01;;, date_naissance, platform.cell.date",
        "P2;B;A;;;ZZ;, nationalite, transfer.expected.country",
        "P2;B;A;;;;xx, langue_maternelle, transfer.expected.language",
        ";B;A;;;;, code, platform.cell.something",
        "p1;B;A;;;;, code, transfer.expected.spelling",
    })
    void refusesCells(String row, String column, String expected) {
        refused(check("personnes.csv", PEOPLE + row + "\n"), 2, column, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-02-28", "28/02/2001", "28/2/01", "28 février 2001"})
    void readsDatesAsPeopleWriteThem(String date) {
        Check check = check("personnes.csv", PEOPLE + "P2;B;A;F;" + date + ";SY;kmr\n");
        assertEquals(List.of(), check.verdict.problems());
        assertEquals("2001-02-28", person(check).birthDate().toString());
    }

    @Test
    void refusesTheSameCodeTwiceWhateverItsCase() {
        refused(check("personnes.csv", PEOPLE + "É2;B;A;;;;\ne2;C;D;;;;\n"), 3, "code", "transfer.expected.once");
    }

    @Test
    void refusesTheSameStepTwiceWithoutAnEmployer() {
        Check check =
                check("emploi.csv", "personne;date;etape;employeur;contrat\nP1;2013-01-02;cv;;\nP1;2013-01-02;cv;;\n");
        refused(check, 3, "contrat", "transfer.expected.once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "168,5", "beaucoup"})
    void refusesHoursThatNoWeekHas(String hours) {
        refused(
                check("emploi.csv", "personne;date;etape;heures\nP1;2013-01-02;cv;" + hours + "\n"),
                2,
                "heures",
                "employment.file.hours");
    }

    @Test
    void refusesReferencesThatLeadNowhere() {
        refused(
                check("inscriptions.csv", "personne;groupe;date;statut\nP9;G1;2013-01-02;inscrit\n"),
                2,
                "personne",
                "transfer.expected.known");
    }

    @Test
    void refusesASessionThatEndsBeforeItStarts() {
        String header = "code;groupe;date;debut;fin;statut\n";
        refused(
                check("seances.csv", header + "S2;G1;2026-05-02;11:00;09:00;tenue\n"),
                2,
                "fin",
                "platform.cell.after-start");
        refused(
                check("seances.csv", header + "S2;G1;2026-05-02;25:00;09:00;tenue\n"),
                2,
                "debut",
                "platform.cell.time");
    }

    @ParameterizedTest
    @CsvSource({"present;150, 0, 0", "present;, 0, 0", "present;120, 0, 30", "retard;140, 10, 0", "absent;0, 0, 0"})
    void understandsMinutes(String mark, int late, int leftEarly) {
        Check check = check("presences.csv", MARKS + "S1;P1;" + mark + "\n");
        assertTrue(
                check.verdict.problems().isEmpty(),
                () -> check.verdict.problems().toString());
        MarksFile.Mark read = check.of(MarksFile.class)
                .mark(rows(check, MarksFile.class).get(0).cells());
        assertEquals(late, read.late());
        assertEquals(leftEarly, read.leftEarly());
    }

    @ParameterizedTest
    @CsvSource({
        "present;151, transfer.expected.minutes",
        "present;0, transfer.expected.minutes",
        "retard;150, transfer.expected.minutes",
        "retard;, transfer.expected.minutes",
        "absent;10, transfer.expected.no-minutes",
        "excuse;150, transfer.expected.no-minutes",
        "present;x, transfer.expected.minutes",
        "absent;x, platform.cell.number",
    })
    void refusesMinutesThatContradictTheMark(String mark, String expected) {
        refused(check("presences.csv", MARKS + "S1;P1;" + mark + "\n"), 2, "minutes", expected);
    }
}
