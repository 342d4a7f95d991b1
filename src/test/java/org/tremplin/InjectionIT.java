package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HTML in every text that people type, and SQL in everything that a list is asked for. Most of it is questions, beside whatever
 * else looks at the house; what it writes is in a group of its own, in months that must be open.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Beside.ALONE, mode = ResourceAccessMode.READ)
@ResourceLock(BrowserTest.MONTHS)
@Order(Beside.LAST)
class InjectionIT {
    private static final String HTML = "<script>alert(1)</script>\"'>";
    private static final String PAST = "2019-03-04";

    private static final Map<String, Guest> READERS = new LinkedHashMap<>();
    private static Guest coordinator;
    private static String person;
    private static String activity;
    private static String group;
    private static String held;
    private static String cancelled;
    private static String account;

    @BeforeAll
    static void html_in_every_text() {
        coordinator = Guest.signedIn("coordination");
        Guest admin = Guest.signedIn("admin");
        READERS.put("admin", admin);
        READERS.put("coordination", coordinator);
        READERS.put("emploi", Guest.signedIn("emploi"));
        READERS.put("rapports", Guest.signedIn("rapports"));
        HttpResponse<String> imported =
                Guest.opened("injection", "COORDINATOR", "COUNSELLOR").upload("/api/v1/imports", files());
        assertThat(imported.body()).contains("\"problems\":[]");
        person = found("/people/list?q=HTML-1", "/people/person\\?person=(\\d+)");
        activity = found("/catalogue/activities?q=%3Cscript", "activity=(\\d+)\"[^<]*&lt;script");
        group = found("/planning/groups?q=alert", "/planning/group\\?group=(\\d+)");
        held = session(PAST);
        cancelled = session("2019-03-05");
        coordinator.submit("/planning/session?session=" + cancelled, "state", "cancel", Map.of("reason", HTML));
        String marks = "/api/v1/sessions/" + held + "/attendance";
        String version = found(marks, "\"person\":" + person + ",[^}]*\"version\":(\\d+)");
        assertThat(coordinator
                        .putJson(
                                marks + "/" + person,
                                "{\"status\":\"ABSENT\",\"version\":" + version + ",\"correction\":" + json(HTML) + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(coordinator
                        .send(
                                "POST",
                                marks + "/walk-ins",
                                "{\"givenName\":" + json("Zz " + HTML) + "}",
                                Map.of("Content-Type", "application/json", "X-CSRF-Token", coordinator.csrf))
                        .statusCode())
                .isEqualTo(200);
        String trainer = found("/people/list?q=alert&sort=code", "person=(\\d+)\">(?!.{0,400}HTML-1)");
        open(admin, "html", "LEARNER", person);
        open(admin, "html-trainer", "TRAINER", trainer);
        account = found(admin, "/access/accounts?q=html&sort=login", "account-edit\\?account=(\\d+)");
        admin.submit("/access/my-account", "tokens", "issue", Map.of("name", HTML, "days", "1", "own", House.PASSWORD));
        READERS.put("html", Guest.signedIn("html"));
        READERS.put("html-trainer", Guest.signedIn("html-trainer"));
    }

    private static void open(Guest admin, String login, String role, String of) {
        admin.submit(
                "/access/account-edit?person=" + of,
                "form",
                "save",
                Map.of("name", HTML, "login", login, "password", "sept lacs ouverts", "roles", role));
        Guest.arrived(login, "sept lacs ouverts");
    }

    private static Map<String, byte[]> files() {
        String html = "\"" + HTML.replace("\"", "\"\"") + "\"";
        String email = "\"" + HTML.replace("\"", "\"\"") + "@example.org\"";
        String tomorrow =
                LocalDate.now(ZoneId.of("Europe/Brussels")).plusDays(1).toString();
        Map<String, String> csv = new LinkedHashMap<>();
        csv.put(
                "personnes.csv",
                "code;nom;prenom;sexe;date_naissance;nationalite;langue_maternelle;scolarite;telephone;courriel;commune;"
                        + "date_entree\nHTML-1;" + html + ";" + html + ";F;;;;;;" + email + ";" + html + ";2019-01-01");
        csv.put(
                "activites.csv",
                "code;pole;type;intitule;niveau;capacite\nHTML;solidarite;solidarite;" + html + ";;15");
        csv.put(
                "groupes.csv",
                "code;activite;intitule;formateur;lieu;capacite;debut;fin\nHTML;HTML;" + html + ";" + html + ";" + html
                        + ";15;2019-01-01;2049-12-31");
        csv.put(
                "seances.csv",
                "code;groupe;date;debut;fin;lieu;formateur;statut\n"
                        + row("HTML-1", PAST, "tenue", html)
                        + row("HTML-2", "2019-03-05", "prevue", html)
                        + row("HTML-3", tomorrow, "prevue", html));
        csv.put("inscriptions.csv", "personne;groupe;date;statut\nHTML-1;HTML;2019-01-01;inscrit");
        csv.put("presences.csv", "seance;personne;statut;minutes;motif\nHTML-1;HTML-1;excuse;0;" + html);
        csv.put(
                "emploi.csv",
                "personne;date;etape;employeur;contrat;heures;fin\nHTML-1;" + PAST + ";contrat;" + html + ";" + html
                        + ";;");
        Map<String, byte[]> files = new LinkedHashMap<>();
        csv.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static String row(String code, String date, String status, String html) {
        return code + ";HTML;" + date + ";23:00;23:45;" + html + ";" + html + ";" + status + "\n";
    }

    private static String json(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private static String session(String date) {
        return found("/planning/sessions?from=" + date + "&to=" + date, "/planning/session\\?session=(\\d+)");
    }

    private static String found(String path, String pattern) {
        return found(coordinator, path, pattern);
    }

    private static String found(Guest reader, String path, String pattern) {
        String page = reader.get(path).body();
        Matcher id = Pattern.compile("(?s)" + pattern).matcher(page);
        assertThat(id.find()).as(path).isTrue();
        return id.group(1);
    }

    /** Every page there is, with every id that leads to a text with HTML. */
    static Stream<String> pages() throws IOException {
        Path root = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.endsWith(".xhtml") && !f.startsWith("WEB-INF") && !f.startsWith("errors"))
                    .map(f -> "/" + f.replace(".xhtml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** With and without a period: what a page does not understand keeps it from loading, and it would show nothing. */
    private static List<String> withIds(String page) {
        String ids = page + "?person=" + person + "&group=" + group + "&activity=" + activity + "&account=" + account
                + "&q=" + Guest.encoded(HTML) + "&session=";
        return List.of(ids + held, ids + cancelled, ids + held + "&from=2019-01-01&to=2019-12-31");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_gives_away_html_that_somebody_typed(String page) {
        for (String path : withIds(page)) {
            READERS.forEach((login, reader) -> assertEscaped(reader.get(path), login + " " + path));
        }
    }

    private static void assertEscaped(HttpResponse<String> page, String what) {
        assertThat(page.statusCode()).as(what).isIn(200, 302, 404);
        assertThat(page.body()).as(what).doesNotContain("<script>alert", "script>\"'>", "alert(1)</");
    }

    /** Without this the test above could pass because nothing was stored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "coordination /people/list",
                "coordination /people/person",
                "coordination /people/person-edit",
                "coordination /catalogue/activities",
                "coordination /catalogue/activity-edit",
                "coordination /planning/groups",
                "coordination /planning/group",
                "coordination /planning/group-edit",
                "coordination /planning/sessions",
                "coordination /planning/session",
                "coordination /planning/session-edit",
                "coordination /enrolment/group-enrol",
                "coordination /attendance/roll-call",
                "html-trainer /attendance/today",
                "emploi /employment/steps",
                "emploi /employment/person-steps",
                "rapports /reporting/figures",
                "rapports /reporting/employment",
                "admin /access/accounts",
                "admin /access/account-edit",
                "admin /access/my-account",
                "html /progress/mine"
            })
    void the_page_shows_what_was_typed_as_text(String readerAndPage) {
        String[] parts = readerAndPage.split(" ");
        Guest reader = READERS.get(parts[0]);
        assertThat(withIds(parts[1]).stream().map(path -> reader.get(path).body()))
                .anyMatch(body -> body.replaceAll("(?s)<form[^>]* role=\"search\".*?</form>", "")
                        .contains("alert(1)"));
    }

    /** Pages that draw with scripts: the markup must not come alive there either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/attendance/roll-call?session=",
                "/attendance/roll-call?find=alert&session=",
                "/enrolment/group-enrol?group="
            })
    void no_script_is_made_of_what_somebody_typed(String path) {
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.launch(playwright)) {
            Page page = browser.newPage();
            Browsers.signIn(page, "coordination");
            page.waitForLoadState();
            page.navigate(House.URL + path + (path.contains("session") ? held : group));
            if (path.contains("find") || path.contains("enrol")) {
                page.locator("#find, input[id$=person_input]").pressSequentially("<script>alert");
                page.locator("#roll-found li, .ui-autocomplete-item").first().waitFor();
            }
            assertThat(page.locator("body").innerText()).contains(HTML);
            assertThat((Integer) page.evaluate("[...document.querySelectorAll('script:not([type]),main script')]"
                            + ".filter(s => s.textContent.startsWith('alert(1)')).length"))
                    .isZero();
        }
    }

    @Test
    void a_refused_form_gives_back_what_was_typed_as_text() {
        HttpResponse<String> refused = coordinator.submit(
                "/catalogue/activity-edit",
                "form",
                "save",
                Map.of("title", HTML, "code", "X" + HTML, "capacity", HTML, "level", HTML));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("alert(1)");
        assertEscaped(refused, "activity-edit");
        HttpResponse<String> stranger = Guest.stranger().signIn(HTML, HTML);
        assertThat(stranger.body()).contains("alert(1)");
        assertEscaped(stranger, "sign-in");
    }

    @Test
    void the_import_names_a_bad_value_as_data_and_not_as_a_page() {
        var answer = coordinator.upload(
                "/api/v1/imports",
                Map.of(
                        "personnes.csv",
                        ("code;nom;prenom;date_naissance\nHTML-2;" + HTML.replace("\"", "") + ";x;" + HTML)
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("alert(1)");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    /** The name of a filter, what it is asked, and what an honest reader asks. */
    static Stream<Arguments> filters() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("/people/list", List.of("q", "provisional", "sort", "page"));
        lists.put("/planning/groups", List.of("q", "activity", "sort", "page"));
        lists.put("/planning/sessions", List.of("group", "status", "from", "to", "sort", "page"));
        lists.put("/employment/steps", List.of("q", "sort", "page"));
        lists.put("/reporting/figures", List.of("from", "to"));
        lists.put("/reporting/employment", List.of("from", "to"));
        lists.put("/access/accounts", List.of("q", "closed", "sort", "page"));
        lists.put("/access/audit", List.of("who", "what", "subject", "from", "to", "page"));
        lists.put("/planning/session", List.of("session"));
        lists.put("/planning/group", List.of("group"));
        lists.put("/planning/offer", List.of("pole", "activity"));
        lists.put("/people/person", List.of("person"));
        lists.put("/enrolment/group-enrol", List.of("group"));
        lists.put("/attendance/roll-call", List.of("session"));
        lists.put("/attendance/sheet", List.of("group", "from", "to"));
        lists.put("/api/v1/sessions", List.of("date"));
        lists.put("/api/v1/figures", List.of("from", "to"));
        lists.put("/api/v1/figures.csv", List.of("from", "to"));
        lists.put("/api/v1/employment-figures", List.of("from", "to"));
        return lists.entrySet().stream().flatMap(l -> l.getValue().stream().map(f -> Arguments.of(l.getKey(), f)));
    }

    private static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "' OR 1=1 -- ",
            "%",
            "_",
            "%%%",
            "\\",
            "\\' OR 1=1 #",
            "\"",
            "`",
            "!",
            "'; drop table person; -- ",
            "1 union select password_hash from account",
            "${7*7}",
            "#{7*7}",
            "\0",
            "\u0001\u001f\u007f",
            "\u202e\ud83d\ude00",
            "a\r\nX-Injected: y",
            "-1",
            "1e9",
            "99999999999999999999",
            "0000-00-00",
            "2026-02-30",
            "-999999999-01-01",
            "+999999999-12-31",
            "x".repeat(6000));

    @ParameterizedTest
    @MethodSource("filters")
    void a_hostile_filter_is_no_error_and_finds_no_more_than_an_honest_one(String page, String filter) {
        Guest reader = page.startsWith("/access/") ? READERS.get("admin") : coordinator;
        if (page.equals("/employment/steps")) {
            reader = READERS.get("emploi");
        }
        int most = rows(reader.get(page));
        for (String hostile : HOSTILE) {
            HttpResponse<String> answer = reader.get(page + "?" + filter + "=" + Guest.encoded(hostile));
            assertThat(answer.statusCode()).as(filter + "=" + hostile).isIn(200, 400, 404);
            assertThat(rows(answer)).as(filter + "=" + hostile).isLessThanOrEqualTo(most);
            assertThat(answer.headers().map()).doesNotContainKey("x-injected");
            assertThat(answer.body())
                    .as(filter + "=" + hostile)
                    .doesNotContain("PBKDF2", "SQLException", "org.eclipse", "org.tremplin.", "\tat ");
        }
    }

    private static int rows(HttpResponse<String> page) {
        return page.body().split("<tr>", -1).length + page.body().split("\"id\":", -1).length;
    }

    /** Nothing of this is in a name, so it finds nobody: % is no pattern (a%i%a would be half of the list), but a space as other signs are. */
    @ParameterizedTest
    @ValueSource(strings = {"/people/list", "/planning/groups", "/access/accounts"})
    void a_search_finds_letters_and_no_patterns(String page) {
        Guest reader = page.startsWith("/access/") ? READERS.get("admin") : coordinator;
        assertThat(reader.get(page + "?q=a").body()).contains("<tr>");
        for (String pattern : List.of("%", "_", "a%i%a", "' OR '1'='1", "\\", "!", "' OR 1=1 -- ")) {
            assertThat(reader.get(page + "?q=" + Guest.encoded(pattern)).body())
                    .as(pattern)
                    .doesNotContain("<tr>");
        }
    }

    @Test
    void a_period_that_no_calendar_knows_is_refused() {
        for (String day : List.of("+999999999-12-31", "-999999999-01-01", "2026-02-30", "' OR '1'='1")) {
            String from = Guest.encoded(day);
            assertThat(coordinator
                            .get("/api/v1/figures?from=" + from + "&to=2026-12-31")
                            .statusCode())
                    .as(day)
                    .isIn(400, 422);
            assertThat(coordinator.get("/api/v1/sessions?date=" + from).statusCode())
                    .as(day)
                    .isIn(200, 400);
            for (String path : List.of(
                    "/api/v1/groups/" + group + "/sign-in-sheet.pdf?from=" + from + "&to=" + from,
                    "/api/v1/sessions?from=" + from + "&to=" + from,
                    "/api/v1/sessions/away?trainer=1&from=" + from + "&to=" + from,
                    "/api/v1/sessions/week.pdf?date=" + from,
                    "/api/v1/balance.csv?from=" + from + "&to=" + from,
                    "/api/v1/programme-hours?programme=1&from=" + from + "&to=" + from)) {
                assertThat(coordinator.get(path).statusCode()).as(path).isEqualTo(400);
            }
            for (String page : List.of(
                    "/attendance/sheet?group=" + group,
                    "/reporting/figures?",
                    "/planning/groups?date=" + from,
                    "/planning/calendar?date=" + from,
                    "/reporting/employment?",
                    "/catalogue/balance?")) {
                String path = page + "&from=" + from + "&to=" + from;
                assertThat(coordinator.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void a_moment_that_no_calendar_knows_is_refused() {
        for (String moment :
                List.of("+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "9999-01-01T00:00:00Z")) {
            assertThat(coordinator
                            .putJson(
                                    "/api/v1/sessions/" + held + "/attendance/" + person,
                                    "{\"status\":\"PRESENT\",\"version\":0,\"markedAt\":\"" + moment
                                            + "\",\"sentAt\":\"" + moment + "\"}")
                            .statusCode())
                    .as(moment)
                    .isEqualTo(400);
        }
    }
}
