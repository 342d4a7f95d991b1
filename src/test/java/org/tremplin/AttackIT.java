package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker tries first: somebody else's data, somebody else's hand, strange paths, too much of everything. */
class AttackIT {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private static Guest trainer;
    private static Guest otherTrainer;
    private static Guest learner;
    private static Guest coordinator;
    private static String session;
    private static String group;
    private static String person;

    @BeforeAll
    static void a_session_of_one_trainer() {
        trainer = Guest.signedIn("formatrice");
        otherTrainer = Guest.signedIn("formateur");
        learner = Guest.signedIn("apprenante");
        coordinator = Guest.signedIn("coordination");
        session = found(trainer.get("/api/v1/sessions"), "\"group\":\"Cuisine[^\"]*\".*?\"id\":(\\d+)");
        group = found(trainer.get("/planning/session?session=" + session), "/planning/group\\?group=(\\d+)");
        person = found(trainer.get("/api/v1/sessions/" + session + "/attendance"), "\"person\":(\\d+)");
    }

    private static String found(HttpResponse<String> answer, String pattern) {
        return found(answer.body(), pattern);
    }

    private static String found(String text, String pattern) {
        Matcher value = Pattern.compile("(?s)" + pattern).matcher(text);
        assertThat(value.find()).as(pattern).isTrue();
        return value.group(1);
    }

    private static String marks() {
        return "/api/v1/sessions/" + session + "/attendance";
    }

    // ---------------------------------------------------------------- somebody else's data

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/planning/session?session={session}",
                "/planning/group?group={group}",
                "/enrolment/group-enrol?group={group}",
                "/attendance/roll-call?session={session}",
                "/api/v1/sessions/{session}/attendance",
                "/api/v1/sessions/{session}/attendance/{person}/history",
                "/api/v1/sessions/{session}/attendance/candidates?q=am"
            })
    void what_belongs_to_another_trainer_does_not_exist(String path) {
        String filled =
                path.replace("{session}", session).replace("{group}", group).replace("{person}", person);
        assertThat(trainer.get(filled).statusCode()).isEqualTo(200);
        assertThat(otherTrainer.get(filled).statusCode()).isEqualTo(404);
        assertThat(learner.get(filled).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_writes_into_another_trainers_session() {
        String mark = "{\"status\":\"PRESENT\",\"version\":0}";
        String before = trainer.get(marks()).body();
        for (Guest guest : List.of(otherTrainer, learner)) {
            assertThat(guest.putJson(marks() + "/" + person, mark).statusCode()).isEqualTo(404);
            assertThat(guest.putJson(marks(), "{\"marks\":[{\"person\":" + person + ",\"status\":\"ABSENT\"}]}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(guest.send(
                                    "POST",
                                    marks() + "/walk-ins",
                                    "{\"givenName\":\"Eve\"}",
                                    with(JSON, "X-CSRF-Token", guest.csrf))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(trainer.get(marks()).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions",
                "/api/v1/sessions?date=2026-01-05",
                "/api/v1/figures?from=2000-01-01&to=2049-12-31",
                "/api/v1/figures.csv?from=2000-01-01&to=2049-12-31",
                "/api/v1/employment-figures?from=2000-01-01&to=2049-12-31",
                "/api/v1/employment-figures.csv?from=2000-01-01&to=2049-12-31",
                "/api/v1/attendance-figures?from=2000-01-01&to=2049-12-31",
                "/api/v1/attendance-figures.csv?by=trainer&from=2000-01-01&to=2049-12-31",
                "/api/v1/imports/1",
                "/api/v1/application.wadl"
            })
    void a_learner_reads_nothing_of_the_house(String path) {
        HttpResponse<String> answer = learner.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:tremplin:problem:platform.problem.missing");
    }

    @Test
    void a_learner_sees_their_own_progress_whoever_they_say_they_are() {
        String own = learner.get("/api/v1/me/progress").body();
        assertThat(own).contains("\"name\":\"Amina\"");
        assertThat(learner.get("/api/v1/me/progress?person=" + person + "&account=1&name=admin")
                        .body())
                .isEqualTo(own);
        assertThat(trainer.get("/api/v1/me/progress").statusCode()).isEqualTo(404);
    }

    @Test
    void an_import_that_nobody_knows_is_a_problem_that_says_so() {
        for (String accepted : List.of("application/json", "text/html,application/xml;q=0.9,*/*;q=0.8")) {
            HttpResponse<String> answer =
                    coordinator.send("GET", "/api/v1/imports/nobody", null, Map.of("Accept", accepted));
            assertThat(answer.statusCode()).as(accepted).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body())
                    .contains("urn:tremplin:problem:transfer.import.lost", "Le serveur ne connaît plus cet import");
        }
    }

    @Test
    void a_learner_imports_nothing() {
        assertThat(learner.upload("/api/v1/imports", Map.of("personnes.csv", new byte[] {'x'}))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_forged_version_changes_nothing() {
        String before = trainer.get(marks()).body();
        for (String version : List.of("77", "-1", "9223372036854775807")) {
            assertThat(trainer.putJson(marks() + "/" + person, "{\"status\":\"PRESENT\",\"version\":" + version + "}")
                            .statusCode())
                    .as(version)
                    .isEqualTo(409);
        }
        assertThat(trainer.get(marks()).body()).isEqualTo(before);
    }

    @Test
    void of_two_who_change_the_same_the_second_is_told() {
        coordinator.submit(
                "/catalogue/activity-edit",
                "form",
                "save",
                Map.of("title", "Attaque", "code", "ATTAQUE", "capacity", "5", "pole", "11", "type", "21"));
        String path = "/catalogue/activity-edit?activity="
                + found(coordinator.get("/catalogue/activities"), "activity=(\\d+)\"[^<]*Attaque");
        Guest admin = Guest.signedIn("admin");
        Guest.Form early = coordinator.form(path, "form");
        Guest.Form late = admin.form(path, "form");
        assertThat(coordinator.press(early, "save", Map.of("capacity", "6")).statusCode())
                .isEqualTo(302);
        HttpResponse<String> told = admin.press(late, "save", Map.of("capacity", "7"));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("vient de modifier ceci");
        assertThat(coordinator.form(path, "form").fields()).containsEntry("form:capacity", "6");
    }

    // ---------------------------------------------------------------- somebody else's hand

    @Test
    void without_the_token_of_the_sign_in_nothing_is_written() {
        String mark = "{\"status\":\"PRESENT\",\"version\":0}";
        List<Map<String, String>> without = List.of(
                JSON,
                with(JSON, "X-CSRF-Token", ""),
                with(JSON, "X-CSRF-Token", otherTrainer.csrf),
                with(JSON, "Authorization", "Basic Zm9ybWF0cmljZTp4"));
        for (Map<String, String> headers : without) {
            for (String path : List.of(marks() + "/" + person, marks().replace("/api/", "/%61pi/") + "/" + person)) {
                HttpResponse<String> refused = trainer.send("PUT", path, mark, headers);
                assertThat(refused.statusCode()).as(path + headers).isEqualTo(403);
                assertThat(refused.body()).contains("CSRF_TOKEN_MISSING");
            }
        }
        assertThat(trainer.send("POST", marks() + "/walk-ins", "{\"givenName\":\"Eve\"}", JSON)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobody_is_signed_out_and_no_notice_is_read_by_a_form_of_another_page() {
        Guest guest = Guest.signedIn("formateur");
        assertThat(guest.send("POST", "/sign-out", "", FORM).statusCode()).isEqualTo(403);
        assertThat(guest.send("POST", "/sign-out", "csrf=wrong", FORM).statusCode())
                .isEqualTo(403);
        for (String body : List.of("newest=1", "newest=1&csrf=wrong")) {
            assertThat(guest.send("POST", "/notices-seen", body, FORM).statusCode())
                    .isEqualTo(403);
        }
        assertThat(guest.get("/attendance/today").statusCode()).isEqualTo(200);
        assertThat(guest.send("POST", "/sign-out", "csrf=" + guest.csrf, FORM).statusCode())
                .isEqualTo(302);
        assertThat(guest.get("/attendance/today").statusCode()).isEqualTo(302);
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of("Origin", "https://evil.example"),
                Arguments.of("Origin", "null"),
                Arguments.of("Origin", House.URL + ".evil.example"),
                Arguments.of("Sec-Fetch-Site", "cross-site"),
                Arguments.of("Sec-Fetch-Site", "same-site"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void another_site_writes_nothing(String header, String value) {
        String mark = "{\"status\":\"PRESENT\",\"version\":0}";
        Map<String, String> json = with(with(JSON, "X-CSRF-Token", trainer.csrf), header, value);
        assertThat(trainer.send("PUT", marks() + "/" + person, mark, json).statusCode())
                .isEqualTo(403);
        for (String path : List.of("/sign-out", "/preferences", "/access/my-account", "/access/sign-in")) {
            assertThat(trainer.send("POST", path, "csrf=" + trainer.csrf, with(FORM, header, value))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(trainer.get("/attendance/today").statusCode()).isEqualTo(200);
    }

    // ---------------------------------------------------------------- the way in

    @Test
    void an_unknown_login_and_a_wrong_password_get_the_same_answer() {
        String nobody = nobody();
        String unknown = Guest.stranger().signIn(nobody, "x").body();
        String wrong = Guest.stranger().signIn("rapports", "x").body();
        assertThat(wrong).contains("Identifiant ou mot de passe incorrect");
        assertThat(withoutNonce(unknown).replace(nobody, "rapports")).isEqualTo(withoutNonce(wrong));
    }

    /** A login that nobody has and nothing has tried: tries are counted. */
    private static String nobody() {
        return "nobody-" + System.nanoTime();
    }

    private static String withoutNonce(String page) {
        return page.replaceAll("(nonce|data-now)=\"[^\"]*\"", "");
    }

    @Test
    void the_session_cookie_stays_with_the_browser_and_the_site() {
        HttpResponse<String> entered = Guest.stranger().signIn("formateur", House.PASSWORD);
        assertThat(entered.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("tremplin=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void a_session_that_an_attacker_planted_is_not_the_one_that_is_signed_in() {
        String planted = sessionOf(Guest.stranger().signIn("formateur", House.PASSWORD));
        HttpResponse<String> victim = Guest.stranger()
                .send(
                        "POST",
                        "/access/sign-in",
                        "form=form&form%3Alogin=formatrice&form%3Apassword=" + House.PASSWORD
                                + "&form%3Aenter=x&jakarta.faces.ViewState=stateless",
                        with(FORM, "Cookie", "tremplin=" + planted));
        assertThat(victim.statusCode()).isEqualTo(302);
        assertThat(sessionOf(victim)).isNotEqualTo(planted);
        HttpResponse<String> attacker =
                Guest.stranger().send("GET", "/access/my-account", null, Map.of("Cookie", "tremplin=" + planted));
        assertThat(attacker.statusCode()).isEqualTo(302);
    }

    private static String sessionOf(HttpResponse<String> entered) {
        Matcher cookie = Pattern.compile("tremplin=([^;]+)")
                .matcher(entered.headers().firstValue("Set-Cookie").orElse(""));
        assertThat(cookie.find()).isTrue();
        return cookie.group(1);
    }

    /** Else every request of a stranger would cost memory for hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/access/sign-in", "/access/first-run", "/assets/nothing", "/people/list", "/api/v1/sessions"})
    void a_stranger_looks_without_being_given_a_session(String path) {
        HttpResponse<String> answer = Guest.stranger().get(path);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Guest.stranger().signIn(nobody(), "x").headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of("/people/list?q=a", House.URL + "/people/list?q=a"),
                Arguments.of("https://evil.example/", House.URL + "/"),
                Arguments.of("//evil.example/", House.URL + "/"),
                Arguments.of("/\\evil.example/", House.URL + "/"),
                Arguments.of("\\\\evil.example/", House.URL + "/"),
                Arguments.of("/\t/evil.example/", House.URL + "/"),
                Arguments.of("/x\r\nLocation: https://evil.example", House.URL + "/"),
                Arguments.of("javascript:alert(1)", House.URL + "/"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nobody_is_sent_elsewhere(String target, String arrives) {
        HttpResponse<String> entered = Guest.stranger()
                .post(
                        "/access/sign-in",
                        Map.of(
                                "form", "form",
                                "form:login", "formateur",
                                "form:password", House.PASSWORD,
                                "form:enter", "x",
                                "next", target,
                                "jakarta.faces.ViewState", "stateless"));
        assertThat(destination(entered)).isEqualTo(arrives);
        HttpResponse<String> chosen = Guest.stranger().post("/preferences", Map.of("theme", "dark", "back", target));
        assertThat(destination(chosen)).isEqualTo(arrives);
    }

    /** Where a browser goes. */
    private static String destination(HttpResponse<String> answer) {
        List<String> locations = answer.headers().allValues("Location");
        assertThat(locations).hasSize(1);
        return URI.create(House.URL + "/").resolve(locations.get(0)).toString();
    }

    /** A link in a mail, kept by a cache in between, would send the next person there. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/people/list", "/offer", "/access", "/assets", "/access/sign-in/"})
    void nobody_is_sent_to_the_host_that_a_request_names(String path) {
        for (String more : List.of(
                "",
                "Cookie: tremplin=" + sessionOf(Guest.stranger().signIn("coordination", House.PASSWORD)) + "\r\n")) {
            String answer = Guest.raw(
                    "127.0.0.1",
                    "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                            + "X-Forwarded-Proto: https\r\n" + more + "Connection: close\r\n\r\n");
            assertThat(answer).as(path + more).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
        }
    }

    @Test
    void no_nonce_is_served_twice() {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (HttpResponse<String> page : List.of(
                    Guest.stranger().get("/access/sign-in"),
                    Guest.stranger().signIn(nobody(), "x"),
                    Guest.stranger().get("/planning/offer"),
                    trainer.get("/attendance/today"),
                    coordinator.get("/people/list"),
                    coordinator.get("/access/my-account"),
                    coordinator.get("/nothing"))) {
                String nonce = found(
                        page.headers().firstValue("Content-Security-Policy").orElseThrow(), "'nonce-([^']+)'");
                assertThat(Pattern.compile("nonce=\"([^\"]*)\"")
                                .matcher(page.body())
                                .results()
                                .map(m -> m.group(1)))
                        .isNotEmpty()
                        .containsOnly(nonce);
                seen.add(nonce);
            }
        }
        assertThat(seen).doesNotHaveDuplicates();
    }

    // ---------------------------------------------------------------- strange paths and methods

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..;/people/list",
                "/%2e%2e/WEB-INF/web.xml",
                "/WEB-INF/web.xml",
                "/WEB-INF/layout.xhtml",
                "/web-inf/web.xml",
                "/WEB-INF;x=y/web.xml",
                "/%57EB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/assets/../WEB-INF/web.xml",
                "/assets/..;/WEB-INF/web.xml",
                "/assets/%2e%2e/WEB-INF/web.xml",
                "/assets/..%2fWEB-INF/web.xml",
                "/assets/%252e%252e/WEB-INF/web.xml",
                "/assets/%2e%2e/people/list",
                "/assets/../people/list.xhtml",
                "/people/list",
                "/people/list/",
                "/people/list.xhtml",
                "/people/list.xhtml/",
                "/people/list%2exhtml",
                "/people/list;jsessionid=x",
                "/people/list.xhtml;.js",
                "//people/list",
                "/./people/list",
                "/PEOPLE/LIST",
                "/People/list.XHTML",
                "/access/sign-in/../../people/list",
                "/access/sign-in/..;/..;/people/list",
                "/access/sign-in/%2e%2e/%2e%2e/people/list",
                "/access/sign-in.xhtml/../../people/list.xhtml",
                "/health/../people/list",
                "/preferences/../people/list",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/list.xhtml.xhtml?ln=people",
                "/%61pi/v1/sessions",
                "//api/v1/sessions",
                "/api/v1/..;/v1/sessions",
                "/metrics",
                "/errors/error"
            })
    void no_path_leads_a_stranger_in_or_anybody_to_the_sources(String path) {
        HttpResponse<String> stranger = Guest.stranger().get(path);
        assertThat(stranger.statusCode()).isIn(301, 302, 400, 401, 404);
        assertThat(URI.create(House.URL)
                        .resolve(stranger.headers().firstValue("Location").orElse("/")))
                .asString()
                .startsWith(House.URL);
        assertThat(stranger.body()).doesNotContain("Kovalenko", "\"group\"", "<web-app", "<ui:", "Manifest-Version");
        assertThat(coordinator.get(path).body()).doesNotContain("<web-app", "<ui:", "Manifest-Version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "DELETE", "PATCH", "PROPFIND", "INVENTED"})
    void methods_that_nothing_answers_to_are_refused(String method) {
        for (String path : List.of("/people/list", "/access/sign-in", "/assets/app.js", "/sign-out", marks())) {
            HttpResponse<String> answer = coordinator.send(
                    method, path, null, with(Map.of("X-Echo", "42-echo"), "X-CSRF-Token", coordinator.csrf));
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.body()).doesNotContain("42-echo", "Payara");
        }
    }

    @Test
    void a_door_that_takes_forms_is_no_page_and_says_nothing_of_the_server() {
        List<HttpResponse<String>> answers = List.of(
                Guest.stranger().get("/preferences"),
                coordinator.get("/preferences"),
                coordinator.get("/sign-out"),
                coordinator.get("/notices-seen"),
                coordinator.send("PUT", "/preferences", "x", FORM),
                coordinator.send("PUT", "/feeds/x", "x", FORM),
                coordinator.send("POST", "/feeds/x", "x", FORM));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.body()).contains("existe pas").doesNotContain("Payara", "GlassFish");
        });
    }

    // ---------------------------------------------------------------- too much, or nonsense

    static Stream<Arguments> floods() {
        byte[] files = file(30_000_000);
        byte[] json = ("{\"marks\":[{\"person\":1,\"correction\":\"" + "x".repeat(5_000_000) + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] marks = ("{\"marks\":[" + "{\"person\":1},".repeat(400_000) + "{}]}").getBytes(StandardCharsets.UTF_8);
        byte[] form = ("form=form&form%3Alogin=" + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
        String multipart = "multipart/form-data; boundary=flood";
        return Stream.of(
                Arguments.of("POST", "/api/v1/imports", multipart, files),
                Arguments.of("PUT", marks(), "application/json", json),
                Arguments.of("PUT", marks(), "application/json", marks),
                Arguments.of("POST", "/preferences", FORM.get("Content-Type"), form),
                Arguments.of("POST", "/access/my-account", FORM.get("Content-Type"), form));
    }

    private static byte[] file(int size) {
        return ("--flood\r\nContent-Disposition: form-data; name=\"file\"; filename=\"personnes.csv\"\r\n\r\n"
                        + "x".repeat(size) + "\r\n--flood--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("floods")
    void too_large_a_body_is_refused_unread(String method, String path, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = flood(method, path, type, BodyPublishers.ofByteArray(body));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertSaidAs(path, answer);
        assertHealthy();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("floods")
    void nor_is_it_read_to_its_end_when_its_size_is_not_said(String method, String path, String type, byte[] body)
            throws Exception {
        HttpResponse<String> answer =
                flood(method, path, type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        if (path.startsWith("/api/")) {
            assertThat(answer.statusCode()).isIn(400, 413);
        } else {
            // the container gives up on a form this long and calls it empty
            assertThat(answer.statusCode()).isIn(200, 302, 400, 413);
        }
        assertHealthy();
    }

    /** Parts that do not end, or are none, on a page and on the API. */
    @Test
    void an_upload_that_cannot_be_read_is_called_so() throws Exception {
        String cut = "--flood\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncode;no";
        for (String path : List.of("/people/person-edit", "/transfer/people-import", "/api/v1/imports")) {
            for (String sent : List.of("; boundary=flood|--flood\r\nbroken", "; boundary=flood|" + cut, "|")) {
                String[] parts = sent.split("\\|", -1);
                HttpResponse<String> answer =
                        flood("POST", path, "multipart/form-data" + parts[0], BodyPublishers.ofString(parts[1]));
                assertThat(answer.statusCode()).as(path + " " + sent).isIn(400, 408);
                assertSaidAs(path, answer);
            }
        }
        assertHealthy();
    }

    @Test
    void an_import_of_nothing_is_called_so() {
        HttpResponse<String> answer =
                coordinator.send("POST", "/api/v1/imports", null, Map.of("X-CSRF-Token", coordinator.csrf));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:tremplin:problem:platform.problem.malformed");
    }

    /** The fields of a form with a file, sent as if it had none: with and without the page's script. */
    @Test
    void a_form_with_a_file_that_is_not_sent_as_one_is_malformed() throws IOException {
        Path log = Path.of("target/it/home/logs/server.log");
        int before = Files.readString(log).length();
        String rule = "/catalogue/counting-rule?programme="
                + found(coordinator.get("/catalogue/lists?list=PROGRAMME"), "counting-rule\\?programme=(\\d+)");
        for (List<String> form : List.of(
                List.of("/planning/closures", "school", "upload"),
                List.of("/planning/session?session=" + session, "attach", "send"),
                List.of(rule, "logo", "send"))) {
            HttpResponse<String> page = coordinator.submit(form.get(0), form.get(1), form.get(2), Map.of());
            assertThat(page.statusCode()).as(form.get(0)).isEqualTo(400);
            assertThat(page.body()).doesNotContain("Exception", "Payara");
            HttpResponse<String> part =
                    coordinator.pressByScript(coordinator.form(form.get(0), form.get(1)), form.get(2), Map.of());
            assertThat(part.statusCode()).as(form.get(0)).isEqualTo(400);
            assertThat(part.body()).contains("pas compréhensible");
        }
        assertThat(Files.readString(log).substring(before)).doesNotContain("SEVERE");
    }

    private static HttpResponse<String> flood(String method, String path, String type, BodyPublisher body)
            throws Exception {
        String cookie = "tremplin=" + sessionOf(Guest.stranger().signIn("coordination", House.PASSWORD));
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest page = HttpRequest.newBuilder(URI.create(House.URL + "/access/my-account"))
                .header("Cookie", cookie)
                .build();
        String csrf = found(http.send(page, BodyHandlers.ofString()), "csrf-token\" content=\"([^\"]+)");
        HttpRequest flood = HttpRequest.newBuilder(URI.create(House.URL + path))
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrf)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Content-Type", type)
                .method(method, body)
                .build();
        return http.send(flood, BodyHandlers.ofString());
    }

    /** A program gets a problem, somebody before a browser a page. */
    private static void assertSaidAs(String path, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .startsWith(path.startsWith("/api/") ? "application/problem+json" : "text/html");
    }

    private static void assertHealthy() {
        assertThat(Guest.stranger().get("/health/ready").body()).contains("\"UP\"");
        assertThat(coordinator.get(marks()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{}",
                "{\"marks\":null}",
                "{\"marks\":[null]}",
                "{\"marks\":{}}",
                "{\"marks\":[{\"person\":\"x\"}]}",
                "{\"marks\":[{\"person\":1,\"status\":\"<script>\"}]}",
                "{\"marks\":[{\"person\":1,\"markedAt\":\"yesterday\"}]}",
                "{\"x\":{",
                "{\"x\":[",
                "{\"x\":{\"y\":",
                "{\"x\":{\"y\":[1,",
                "{\"x\":{}",
                "{\"marks\":[]}}",
                "{\"marks\":[]} {\"marks\":[]}",
                "\u0000",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>"
            })
    void what_is_not_a_list_of_marks_is_a_problem_and_no_error(String json) {
        HttpResponse<String> answer = trainer.putJson(marks(), json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":400").doesNotContain("Payara", "Exception", "root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", ":", "1:2", "-1:-1", "-8111111111111111111:1", "a:b:c", "AAAAAAAAAAAAAAAAAAAA", "%00", " "})
    void a_view_state_that_is_too_old_or_made_up_is_said_and_no_error(String state) throws IOException {
        Guest.Form form = coordinator.form("/catalogue/activity-edit", "form");
        Map<String, String> fields = new HashMap<>(form.fields());
        fields.put("jakarta.faces.ViewState", state);
        fields.put("form:title", "Un titre assez long");
        fields.put("form:save", "x");
        HttpResponse<String> page = coordinator.post(form.action(), fields);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Un titre assez long").doesNotContain("Exception", "Payara");
        HttpResponse<String> part = coordinator.send(
                "POST",
                form.action(),
                "form=form&form%3Asave=x&jakarta.faces.partial.ajax=true&jakarta.faces.source=form%3Asave&"
                        + "jakarta.faces.ViewState=" + Guest.encoded(state),
                with(FORM, "Faces-Request", "partial/ajax"));
        assertThat(part.statusCode()).isEqualTo(409);
        assertThat(part.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(Files.readString(Path.of("target/it/home/logs/server.log")))
                .doesNotContain(
                        "ViewExpiredException",
                        "StringIndexOutOfBounds",
                        "RestoreViewPhase",
                        "Unable to set request character encoding");
    }

    @Test
    void a_form_that_does_not_name_its_page_is_said_and_what_was_typed_is_kept() {
        HttpResponse<String> page = coordinator.post(
                "/people/person-edit", Map.of("form", "form", "form:givenName", "Un prénom assez long"));
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Un prénom assez long").doesNotContain("Exception", "Payara");
        HttpResponse<String> stranger = Guest.stranger()
                .post("/access/sign-in", Map.of("form:login", "quelqu'une", "form:password", "pas à montrer"));
        assertThat(stranger.statusCode()).isEqualTo(409);
        assertThat(stranger.body()).doesNotContain("pas à montrer");
    }

    @Test
    void a_part_of_a_page_is_not_drawn_for_a_stranger_but_told() {
        HttpResponse<String> part =
                Guest.stranger().send("POST", "/access/my-account", "x=y", with(FORM, "Faces-Request", "partial/ajax"));
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void nesting_without_end_is_a_problem_and_no_error() {
        assertThat(trainer.putJson(marks(), "[".repeat(100_000)).statusCode()).isEqualTo(400);
        assertThat(trainer.putJson(marks(), "{\"marks\":" + "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertHealthy();
    }

    /** The server's own reader looks for the end of what it does not know, and does not stop where there is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/sessions",
                "PUT /api/v1/sessions/{session}/attendance/{person}",
                "PUT /api/v1/sessions/{session}/attendance/{person}/signature",
                "POST /api/v1/sessions/{session}/attendance/walk-ins",
                "POST /api/v1/sessions/{session}/fit"
            })
    void what_is_never_closed_is_read_by_no_resource(String call) {
        String[] parts =
                call.replace("{session}", session).replace("{person}", person).split(" ");
        for (String json : List.of(
                "{\"x\":{",
                "{\"x\":[",
                "{\"x\":{\"y\":",
                "{\"x\":[{\"y\":[",
                "{\"x\":" + "[".repeat(60) + "]".repeat(60) + "}",
                "{\"x\":" + "{\"x\":".repeat(100_000))) {
            HttpResponse<String> answer =
                    trainer.send(parts[0], parts[1], json, with(JSON, "X-CSRF-Token", trainer.csrf));
            assertThat(answer.statusCode()).as(json).isEqualTo(400);
            assertThat(answer.body()).contains("urn:tremplin:problem:platform.problem.malformed");
        }
    }

    @Test
    void another_kind_of_body_is_not_guessed_at() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            HttpResponse<String> answer = trainer.send(
                    "PUT", marks(), "{\"marks\":[]}", Map.of("Content-Type", type, "X-CSRF-Token", trainer.csrf));
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
        }
    }

    // ---------------------------------------------------------------- what every answer says to the browser

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(coordinator.get("/people/list"), true),
                Arguments.of(coordinator.get("/attendance/today"), true),
                Arguments.of(coordinator.get("/people/person?person=999999999"), true),
                Arguments.of(coordinator.get("/nothing"), true),
                Arguments.of(Guest.stranger().get("/access/sign-in"), true),
                Arguments.of(Guest.stranger().signIn(nobody(), "x"), true),
                Arguments.of(trainer.get("/api/v1/sessions"), true),
                Arguments.of(trainer.get("/api/v1/nothing"), true),
                Arguments.of(trainer.get("/api/v1/sessions?date=x"), true),
                Arguments.of(trainer.putJson(marks(), "{}"), true),
                Arguments.of(trainer.send("PUT", marks(), "{}", JSON), true),
                Arguments.of(Guest.stranger().get("/api/v1/sessions"), true),
                Arguments.of(Guest.stranger().get("/assets/app.js"), true),
                Arguments.of(Guest.stranger().get("/assets/nothing"), true),
                Arguments.of(Guest.stranger().get("/people/list"), false),
                Arguments.of(Guest.stranger().post("/preferences", Map.of("theme", "dark")), false),
                Arguments.of(coordinator.get("/"), false),
                Arguments.of(Guest.stranger().get("/health/ready"), false));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_answer_keeps_browsers_strict(HttpResponse<String> answer, boolean policy) {
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        List<String> policies = answer.headers().allValues("Content-Security-Policy");
        if (policy) {
            assertThat(policies).isNotEmpty().allSatisfy(p -> {
                assertThat(p).contains("default-src", "frame-ancestors 'none'");
                assertThat(p.replaceAll("style-src[^;]*", "")).doesNotContain("unsafe", "*", "http:", "data: 'self'");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/list", "/api/v1/sessions", "/nothing", "/assets/nothing"})
    void only_files_of_the_product_are_kept_by_browsers(String path) {
        assertThat(coordinator.get(path).headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(coordinator
                        .get("/assets/app.js")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("immutable");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    // ---------------------------------------------------------------- slowly

    /**
     * Bodies that come in a byte a second hold a few threads, and the rest of them are told to come again: everybody else's
     * pages are there meanwhile, and their forms: strangers take no room from who is signed in, wherever they write from.
     * They go on trickling until the page has come.
     */
    @Test
    void many_bodies_that_trickle_in_keep_nobody_from_a_page() throws Exception {
        List<Socket> slow = new ArrayList<>();
        ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket(
                        InetAddress.getByName("127.0.0.1"),
                        House.PORT,
                        InetAddress.getByName("127.0.1." + (1 + i % 10)),
                        0);
                socket.getOutputStream()
                        .write(("POST /preferences HTTP/1.1\r\nHost: localhost:" + House.PORT
                                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nt")
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            hand.scheduleWithFixedDelay(
                    () -> slow.forEach(socket -> {
                        try {
                            socket.getOutputStream().write('t');
                        } catch (IOException answeredAlready) {
                            // it was told to come again
                        }
                    }),
                    0,
                    500,
                    TimeUnit.MILLISECONDS);
            for (int i = 0; i < 5; i++) {
                assertThat(CompletableFuture.supplyAsync(() -> trainer.get("/attendance/today"))
                                .get(8, TimeUnit.SECONDS)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(trainer.post("/preferences", Map.of("lang", "fr", "back", "/"))
                                .statusCode())
                        .isEqualTo(302);
            }
            long told = slow.stream().filter(AttackIT::isAnswered).count();
            assertThat(told).isGreaterThanOrEqualTo(60 - 12);
        } finally {
            hand.shutdownNow();
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void nobody_sends_files_who_is_not_signed_in() {
        for (String path : List.of("/access/sign-in", "/preferences", "/api/v1/imports")) {
            assertThat(Guest.stranger()
                            .upload(path, Map.of("personnes.csv", new byte[1_000]))
                            .statusCode())
                    .as(path)
                    .isIn(401, 403);
        }
    }

    /** However many ask for paper, it is drawn one after the other, and who would wait too long is told to come again. */
    @Test
    void many_papers_at_once_are_drawn_or_asked_for_again() {
        String paper = "/api/v1/groups/" + group + "/sign-in-sheet.pdf?from=2026-01-01&to=2026-02-28";
        List<CompletableFuture<Integer>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> coordinator.get(paper).statusCode(), runnable -> new Thread(runnable).start()))
                .limit(20)
                .toList();
        List<Integer> answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 503);
        assertThat(coordinator.get(paper).statusCode()).isEqualTo(200);
    }

    // ---------------------------------------------------------------- beside the application

    @Test
    @DisabledIfSystemProperty(
            named = "tremplin.it.given",
            matches = "true",
            disabledReason = "the given database is not the one that comes along")
    void the_database_that_comes_along_lets_nobody_in_without_its_password() throws Exception {
        String url;
        try (Connection own = House.database()) {
            url = own.getMetaData().getURL();
        }
        for (String user : List.of("", "root", "tremplin", "nobody")) {
            assertThatThrownBy(() -> DriverManager.getConnection(url.replaceFirst("/tremplin(\\?|$)", "/$1"), user, ""))
                    .as(user)
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @DisabledIfSystemProperty(
            named = "tremplin.it.given",
            matches = "true",
            disabledReason = "the given database is not the one that comes along")
    void nobody_else_on_the_machine_looks_into_the_data() throws IOException {
        for (String folder : List.of("database", "logs", "server", "tmp")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of("target/it/home", folder))))
                    .as(folder)
                    .isEqualTo("rwx------");
        }
    }
}
