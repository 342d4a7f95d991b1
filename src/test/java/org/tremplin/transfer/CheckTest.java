package org.tremplin.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files may look like, and what is said about those that may not. P1, G1 and S1 (150 minutes) are stored. */
class CheckTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PEOPLE = "code;nom;prenom;sexe;date_naissance;nationalite;langue_maternelle\n";
    private static final String MARKS = "seance;personne;statut;minutes\n";

    private static final Check.Stored STORED = new Check.Stored() {
        @Override
        public Set<String> people(Collection<String> codes) {
            return Set.of("P1");
        }

        @Override
        public Set<String> activities() {
            return Set.of("A1");
        }

        @Override
        public Set<String> groups(Collection<String> codes) {
            return Set.of("G1");
        }

        @Override
        public Map<String, Integer> sessions(Collection<String> codes) {
            return new HashMap<>(Map.of("S1", 150));
        }
    };

    private static Check check(String file, byte[] content) {
        return new Check(Map.of(file, content), STORED);
    }

    private static Check check(String file, String content) {
        return check(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The only problem, as line, column and what was expected. */
    private static void refused(Check check, long line, String column, String expected) {
        assertEquals(
                List.of(line + " " + column + " " + expected),
                check.problems.stream()
                        .map(p -> p.line() + " " + p.column() + " " + p.expected())
                        .toList());
    }

    @Test
    void readsEveryEncoding() {
        String text = "code;nom;prenom\nP2;Nuñez;Zoë\n";
        for (byte[] content : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(WINDOWS))) {
            Check check = check("personnes.csv", content);
            assertEquals(List.of(), check.problems);
            assertEquals("Zoë Nuñez", check.people.get(0).details().name());
        }
    }

    @Test
    void readsCommasQuotesAndLinesInsideQuotes() {
        Check check = check("personnes.csv", "code,nom,prenom\r\nP2,\"Van, den\n\"\"B\"\"\",Zoë\r\nP3,,\r\n");
        assertEquals("Van, den \"B\"", check.people.get(0).details().familyName());
        refused(check, 4, "nom", "transfer.expected.name");
    }

    @Test
    void takesRowsThatAreShortAndRefusesRowsThatAreLong() {
        Check check = check("personnes.csv", PEOPLE + "P2;B;A\nP3;C;D;F;;;;;x\n");
        assertNull(check.people.get(0).details().sex());
        refused(check, 3, "", "transfer.expected.cells");
    }

    @Test
    void refusesAQuoteThatNeverCloses() {
        assertEquals(
                "transfer.expected.csv",
                check("personnes.csv", "code;nom;prenom\nP2;\"B;A\n")
                        .problems
                        .get(0)
                        .expected());
    }

    @Test
    void namesMissingRepeatedAndUnknownColumns() {
        refused(check("personnes.csv", "code;nom\nP2;B\n"), 1, "prenom", "transfer.expected.column");
        refused(check("personnes.csv", "code;nom;prenom;nom\nP2;B;A;C\n"), 1, "nom", "transfer.expected.column-once");
        Check unknown = check("personnes.csv", "code;nom;prenom;taille\nP2;B;A;170\n");
        assertEquals(List.of(), unknown.problems);
        assertEquals(List.of("personnes.csv : taille"), unknown.ignored);
    }

    @ParameterizedTest
    @CsvSource({
        "P2;B;A;Z;;;, sexe, transfer.expected.one-of",
        "P2;B;A;;30/02/2001;;, date_naissance, transfer.expected.date",
        "P2;B;A;;2001-13-01;;, date_naissance, transfer.expected.date",
        "P2;B;A;;;ZZ;, nationalite, transfer.expected.country",
        "P2;B;A;;;;xx, langue_maternelle, transfer.expected.language",
        ";B;A;;;;, code, transfer.expected.something",
        "p1;B;A;;;;, code, transfer.expected.spelling",
    })
    void refusesCells(String row, String column, String expected) {
        refused(check("personnes.csv", PEOPLE + row + "\n"), 2, column, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-02-28", "28/02/2001"})
    void readsBothKindsOfDates(String date) {
        Check check = check("personnes.csv", PEOPLE + "P2;B;A;F;" + date + ";SY;kmr\n");
        assertEquals(List.of(), check.problems);
        assertEquals("2001-02-28", check.people.get(0).details().birthDate().toString());
    }

    @Test
    void refusesTheSameCodeTwiceWhateverItsCase() {
        refused(check("personnes.csv", PEOPLE + "É2;B;A\ne2;C;D\n"), 3, "code", "transfer.expected.once");
    }

    @Test
    void refusesTheSameStepTwiceWithoutAnEmployer() {
        Check check =
                check("emploi.csv", "personne;date;etape;employeur;contrat\nP1;2013-01-02;cv;;\nP1;2013-01-02;cv;;\n");
        refused(check, 3, "contrat", "transfer.expected.once");
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
                check("seances.csv", header + "S2;G1;2013-01-02;11:00;09:00;tenue\n"),
                2,
                "fin",
                "transfer.expected.after-start");
        refused(
                check("seances.csv", header + "S2;G1;2013-01-02;25:00;09:00;tenue\n"),
                2,
                "debut",
                "transfer.expected.time");
    }

    @ParameterizedTest
    @CsvSource({"present;150, 0, 0", "present;, 0, 0", "present;120, 0, 30", "retard;140, 10, 0", "absent;0, 0, 0"})
    void understandsMinutes(String mark, int late, int leftEarly) {
        Check check = check("presences.csv", MARKS + "S1;P1;" + mark + "\n");
        assertTrue(check.problems.isEmpty(), check.problems::toString);
        assertEquals(late, check.marks.get(0).late());
        assertEquals(leftEarly, check.marks.get(0).leftEarly());
    }

    @ParameterizedTest
    @CsvSource({
        "present;151, transfer.expected.minutes",
        "present;0, transfer.expected.minutes",
        "retard;150, transfer.expected.minutes",
        "retard;, transfer.expected.minutes",
        "absent;10, transfer.expected.no-minutes",
        "excuse;150, transfer.expected.no-minutes",
        "present;x, transfer.expected.number",
    })
    void refusesMinutesThatContradictTheMark(String mark, String expected) {
        refused(check("presences.csv", MARKS + "S1;P1;" + mark + "\n"), 2, "minutes", expected);
    }
}
