package org.tremplin.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;

/** Real files in, the funder's figures out, through HTTP and the database. */
class FiguresIT {
    private static final List<String> FILES = List.of(
            "personnes.csv",
            "activites.csv",
            "groupes.csv",
            "seances.csv",
            "inscriptions.csv",
            "presences.csv",
            "emploi.csv");
    private static final String STEPS = "/api/v1/employment-figures?from=2013-01-01&to=2013-12-31";
    private static Guest coordinator;

    @BeforeAll
    static void import_the_real_files() {
        // steps to work are written by counsellors, in a file too
        coordinator = Guest.opened("figures-2013", "COORDINATOR", "COUNSELLOR");
        assertThat(coordinator.upload("/api/v1/imports", files()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_activities_of_2013_are_those_expected_to_the_last_digit() {
        String csv = csv(coordinator, "/api/v1/figures?from=2013-01-01&to=2013-12-31");
        assertThat(csv.lines().map(line -> first(line, 6))).containsExactlyElementsOf(lines("attendu-activites.csv"));
        assertThat(csv.lines().findFirst().orElseThrow())
                .endsWith(";presences;heures_dispensees;participants_anonymes;personnes_touchees");
    }

    /** Columns that are not in the association's own file stand after those that are. */
    private static String first(String line, int columns) {
        return Arrays.stream(line.split(";", -1)).limit(columns).collect(Collectors.joining(";"));
    }

    private static List<String> lines(String name) {
        return text(name).lines().toList();
    }

    /** To whoever reads the steps themselves: job and social counsellors. */
    @Test
    void the_steps_to_work_of_2013_are_those_expected() {
        List<String> expected = new ArrayList<>(lines("attendu-emploi.csv"));
        expected.add("TOTAL;;;9");
        assertThat(csv(Guest.signedIn("emploi"), STEPS).lines()).containsExactlyElementsOf(expected);
    }

    /** Everybody else is told "< 5" for one to four people, on the page, in JSON and in what is taken along. */
    @Test
    void small_counts_of_steps_to_work_are_for_those_only_who_read_the_steps() {
        List<String> expected = text("attendu-emploi.csv").lines().skip(1).toList();
        assertThat(expected).anyMatch(row -> row.matches(".*;[1-4]"));
        for (Guest reader : List.of(Guest.signedIn("coordination"), Guest.signedIn("rapports"))) {
            assertThat(csv(reader, STEPS).lines().skip(1).toList())
                    .hasSize(expected.size() + 1)
                    .anyMatch(row -> row.endsWith(";< 5"))
                    .noneMatch(row -> row.matches(".*;[1-4]"));
            assertThat(reader.get(STEPS).body())
                    .contains("\"small\":true")
                    .doesNotContainPattern("\"people\":[1-4]\\b");
            assertThat(reader.get(STEPS.replace("/api/v1/employment-figures", "/reporting/employment"))
                            .body())
                    .contains("&lt; 5")
                    .doesNotContainPattern("class=\"num\"[^>]*>[1-4]<");
        }
    }

    /** In the same order for who knows the counts and who does not: by name, so that it tells nothing. */
    @Test
    void steps_to_work_stand_in_one_order_for_everybody() {
        String page = STEPS.replace("/api/v1/employment-figures", "/reporting/employment");
        List<String> counsellors = named(Guest.signedIn("emploi").get(page).body());
        assertThat(counsellors).hasSizeGreaterThan(3);
        assertThat(counsellors.subList(0, counsellors.size() - 1))
                .isSortedAccordingTo(Collator.getInstance(Locale.FRENCH));
        assertThat(named(Guest.signedIn("rapports").get(page).body())).isEqualTo(counsellors);
    }

    private static List<String> named(String page) {
        return Pattern.compile("<th scope=\"row\">([^<]*)</th>")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** What stands in the tables of a page is what its file says, cell by cell, whatever the order of the lines. */
    @Test
    void the_pages_say_what_the_files_say() {
        String period = "?from=2013-01-01&to=2013-12-31";
        assertThat(cells("/reporting/figures" + period, 1, 2, 4, 3, 5, 6, 7))
                .hasSize(9)
                .containsExactlyInAnyOrderElementsOf(numbers("/api/v1/figures.csv" + period, 3));
        List<String> attendance = numbers("/api/v1/attendance-figures.csv" + period, 1, 2, 3, 4, 6, 7, 8);
        assertThat(attendance).hasSizeGreaterThan(4);
        attendance.addAll(numbers("/api/v1/attendance-figures.csv" + period + "&by=trainer", 1, 2, 3, 4, 6, 7, 8));
        assertThat(cells("/reporting/attendance" + period, 1, 2, 3, 4, 5, 6, 7))
                .containsExactlyInAnyOrderElementsOf(attendance);
        assertThat(coordinator.get("/api/v1/attendance-figures" + period).body())
                .contains("\"offList\":", "\"rate\":");
        assertThat(coordinator.get("/reporting/employment" + period).body()).contains("Total : personnes différentes");
    }

    @Test
    void the_same_files_again_change_nothing() {
        String report = coordinator.upload("/api/v1/imports", files()).body();
        assertThat(report).doesNotContainPattern("\"(created|updated)\":[1-9]");
    }

    @Test
    void a_changed_cell_updates_one_row_and_back_again() {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        changed.put(
                "personnes.csv",
                text("personnes.csv")
                        .replace("Haddad;Amina;F;1988", "Haddad;Amina;F;1987")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(coordinator.upload("/api/v1/imports", changed).body()).contains("\"updated\":1", "\"created\":0");
        assertThat(coordinator
                        .upload("/api/v1/imports", Map.of("personnes.csv", bytes("personnes.csv")))
                        .body())
                .contains("\"updated\":1");
    }

    @Test
    void one_bad_row_writes_none_and_is_named() {
        Map<String, byte[]> broken = new LinkedHashMap<>(files());
        broken.put(
                "seances.csv",
                text("seances.csv")
                        .replaceFirst("2013-01-15", "2013-02-30")
                        .replace("FLE-S001", "NEW-1")
                        .getBytes(StandardCharsets.UTF_8));
        var answer = coordinator.upload("/api/v1/imports", broken);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"file\":\"seances.csv\",\"line\":2,\"column\":\"date\",\"value\":\"2013-02-30\"");
        assertThat(coordinator
                        .get("/api/v1/figures?from=2013-01-01&to=2013-12-31")
                        .body())
                .contains("\"sessions\":96");
    }

    @Test
    void dates_that_are_none_are_refused() {
        assertThat(coordinator
                        .get("/api/v1/figures?from=yesterday&to=2013-12-31")
                        .statusCode())
                .isEqualTo(400);
    }

    /** The numbers of the lines of a page's tables, in the order of the columns of the file. */
    private static List<String> cells(String page, int... columns) {
        List<String> lines = new ArrayList<>();
        for (String row : coordinator.get(page).body().split("<tr")) {
            List<String> cells = Pattern.compile("<td class=\"num\"[^>]*>([^<]*)</td>")
                    .matcher(row)
                    .results()
                    .map(cell -> number(cell.group(1)))
                    .toList();
            if (!cells.isEmpty()) {
                lines.add(Arrays.stream(columns)
                        .mapToObj(column -> cells.get(column - 1))
                        .collect(Collectors.joining(";")));
            }
        }
        return lines;
    }

    /** Hours and minutes as minutes, a share without its sign, nothing as nothing. */
    private static String number(String shown) {
        String text = shown.replaceAll("[\\s\u00a0\u202f%]", "").replace(',', '.');
        if (text.equals("–")) {
            return "0";
        }
        if (text.contains("h")) {
            String[] parts = text.split("h", -1);
            return String.valueOf(Long.parseLong(parts[0]) * 60 + (parts[1].isEmpty() ? 0 : Long.parseLong(parts[1])));
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    /** These columns of a file, or all from one on. */
    private static List<String> numbers(String file, int... columns) {
        return coordinator
                .get(file)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(";", -1))
                .map(cells -> (columns.length > 1 ? Arrays.stream(columns) : IntStream.range(columns[0], cells.length))
                        .mapToObj(column -> number(cells[column].isEmpty() ? "–" : cells[column]))
                        .collect(Collectors.joining(";")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Without the mark that tells a spreadsheet how the letters are written. */
    private static String csv(Guest reader, String path) {
        String text =
                reader.send("GET", path, null, Map.of("Accept", "text/csv")).body();
        assertThat(text).startsWith("\uFEFF");
        return text.substring(1);
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        FILES.forEach(name -> files.put(name, bytes(name)));
        return files;
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = FiguresIT.class.getResourceAsStream("/homecourt-2013/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
