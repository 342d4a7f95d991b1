package org.tremplin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.Beside;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/**
 * Three starts of one installation, without demo data, since a start is what costs most here. The first two print a link
 * each: whoever reads the server's own output becomes the administrator, nobody else. The first ends in good order, which
 * leaves the archive of classes that the others start with; the second by kill -9 in the middle of 200 taps: every tap that
 * was confirmed is there after the third start, none twice. A phone that was open all the while sends what was tapped
 * meanwhile, once somebody has signed in again.
 */
@Beside
@ResourceLock("spare")
@DisabledIfSystemProperty(
        named = "tremplin.it.given",
        matches = "true",
        disabledReason = "the given server has accounts, and its database is not ours to kill")
class StartsIT {
    private static final String OWN = "cinq nuages au jardin";
    private static final Pattern LINK = Pattern.compile("/access/first-run\\?key=([A-Za-z0-9_-]{32})");
    private static final int LEARNERS = 15;

    private Path home;
    private int port;
    private String url;
    private Path output;
    private Process process;

    @AfterEach
    void stop() {
        House.end(process);
    }

    @Test
    void the_link_in_the_output_makes_one_administrator_and_every_confirmed_tap_survives() throws Exception {
        home = House.freshHome("spare");
        port = freePort();
        url = "http://localhost:" + port;
        start("first");
        String first = linkInTheOutputOnly();
        process.destroy();
        process.onExit().join();

        start("second");
        itsClassesAreThoseThatTheFirstLeft();
        theWarmUpOpensPagesAndNothingElse();
        String second = linkInTheOutputOnly();
        assertThat(second).isNotEqualTo(first);
        theFirstAdministratorChoosesThePasswordAndTheLinksDie(first, second);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        twoTrainersHaveFifteenLearners(today);
        Guest trainer = Guest.signedIn("nadia", OWN, url);
        String base = rollCall(trainer, today);
        List<String> people = Pattern.compile("\"person\":(\\d+),\"photo\"")
                .matcher(trainer.get(base).body())
                .results()
                .map(r -> r.group(1))
                .toList();
        assertThat(people).hasSize(LEARNERS);

        try (Playwright playwright = Browsers.playwright();
                BrowserContext phone = Browsers.launchWhole(playwright).newContext()) {
            Page page = signedIn(phone);
            page.locator(".session-title a").first().click();
            assertThat(page.locator(".roll-row[data-save='']").first()).isVisible();

            Map<String, String> confirmed = tapUntilKilled(trainer, base, people);
            process.onExit().join();
            assertThat(Files.readString(output)).contains("its server ended by itself, with status 137");
            List<String> tapped = tapThree(page);

            start("third");
            theConfirmedAreThere(confirmed, base);
            assertThat(page.locator("#notice-sign-in"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            signedIn(phone).close();
            theTappedAreSentOnce(page, tapped);
            theDatabaseIsKilledAlone();
        }
    }

    private void start(String which) throws IOException, InterruptedException {
        output = Path.of("target/it/start-" + which + ".log");
        // none of them lives long enough for the second compiler
        process = House.launch(Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"), home, port, output);
        House.awaitReady(process, port);
        // the launcher looks itself, a moment later than whoever asks: before, it would keep nothing for the next start
        while (!Files.readString(output).contains("Tremplin is ready")) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Also used: one that does not fit this JVM would be passed over without a word. */
    private void itsClassesAreThoseThatTheFirstLeft() throws IOException {
        Path kept = home.resolve("server/classes-" + Runtime.version() + ".jsa");
        assertThat(kept).isNotEmptyFile();
        ProcessHandle server = process.children()
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        Path mapped = Path.of("/proc/" + server.pid() + "/maps");
        if (Files.exists(mapped)) {
            assertThat(Files.readString(mapped)).contains(kept.getFileName().toString());
        }
    }

    /** With its key the usual pages are drawn, without a session and without a line of the trail; nothing is changed by it. */
    private void theWarmUpOpensPagesAndNothingElse() throws Exception {
        Guest stranger = Guest.at(url);
        Map<String, String> key = Map.of(WarmUp.KEY, House.WARM_UP);
        for (String page : WarmUp.PAGES) {
            HttpResponse<String> answer = stranger.send("GET", page, null, key);
            assertThat(answer.statusCode()).as(page).isIn(200, 302, 404);
            assertThat(answer.headers().allValues("Set-Cookie")).as(page).isEmpty();
        }
        assertThat(stranger.send("GET", "/attendance/today", null, key).statusCode())
                .isEqualTo(200);
        assertThat(stranger.send("GET", "/people/list", null, key).statusCode()).isEqualTo(404);
        assertThat(stranger.send("PUT", "/api/v1/sessions/1", "{}", key).statusCode())
                .isIn(401, 403);
        assertThat(stranger.send("GET", "/attendance/today", null, Map.of(WarmUp.KEY, "no"))
                        .statusCode())
                .isEqualTo(302);
        // lines are written twice a second
        TimeUnit.SECONDS.sleep(2);
        try (Connection database = House.database(process, home);
                Statement statement = database.createStatement();
                ResultSet lines = statement.executeQuery(
                        "select count(*) from audit_line where account_id is not null or outcome <> 'ok'")) {
            lines.next();
            assertThat(lines.getInt(1)).isZero();
        }
        assertThat(Files.readString(home.resolve("logs/server.log"))).doesNotContain(" SEVERE ");
    }

    /** Where only whoever started the server reads it: not in the log that it keeps. */
    private String linkInTheOutputOnly() throws IOException {
        Matcher link = LINK.matcher(Files.readString(output));
        assertThat(link.find()).isTrue();
        assertThat(Files.readString(home.resolve("logs/server.log"))).doesNotContain(link.group(1));
        return link.group();
    }

    private void theFirstAdministratorChoosesThePasswordAndTheLinksDie(String first, String second) {
        Guest stranger = Guest.at(url);
        assertThat(stranger.get("/access/first-run?key=" + "x".repeat(32)).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(second).statusCode()).isEqualTo(200);
        assertThat(stranger.signIn("formatrice", House.PASSWORD).statusCode()).isEqualTo(200);

        Map<String, String> typed = Map.of("login", "claire", "name", "Claire Martin", "password", "court");
        assertThat(stranger.submit(first, "form", "create", typed).body()).contains("au moins 10 caractères");
        Map<String, String> longer = Map.of("login", "claire", "name", "Claire Martin", "password", OWN);
        assertThat(stranger.submit(first, "form", "create", longer).statusCode())
                .isEqualTo(302);
        assertThat(stranger.get(first).statusCode()).isEqualTo(404);
        assertThat(stranger.get(second).statusCode()).isEqualTo(404);
    }

    /** Each trainer has a session of the day, with everybody on its list. */
    private void twoTrainersHaveFifteenLearners(LocalDate day) {
        Guest claire = Guest.signedIn("claire", OWN, url);
        assertThat(claire.get("/access/accounts").body()).contains("Claire Martin");
        HttpResponse<String> imported = claire.upload("/api/v1/imports", files(day));
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        open(claire, "nadia", "Nadia Benali");
        open(claire, "paul", "Paul Lambert");
    }

    private static Map<String, byte[]> files(LocalDate day) {
        StringBuilder people = new StringBuilder("code;nom;prenom\n");
        StringBuilder enrolments = new StringBuilder("personne;groupe;date;statut\n");
        for (int i = 1; i <= LEARNERS; i++) {
            people.append("P%1$d;Nom%1$d;Prénom%1$d\n".formatted(i));
            enrolments.append("P%1$d;FLE;%2$s;inscrit\nP%1$d;ALPHA;%2$s;inscrit\n".formatted(i, day));
        }
        return Map.of(
                "personnes.csv", utf8(people.toString()),
                "activites.csv", utf8("code;pole;type;intitule;capacite\nLANGUE;langue;fle;Français;15\n"),
                "groupes.csv", utf8("""
                        code;activite;intitule;formateur;capacite;debut;fin
                        FLE;LANGUE;FLE A1;Nadia Benali;15;%1$s;%1$s
                        ALPHA;LANGUE;Alpha 1;Paul Lambert;15;%1$s;%1$s
                        """.formatted(day)),
                "seances.csv", utf8("""
                        code;groupe;date;debut;fin;formateur;statut
                        FLE-1;FLE;%1$s;08:00;11:30;Nadia Benali;prevue
                        ALPHA-1;ALPHA;%1$s;12:30;16:00;Paul Lambert;prevue
                        """.formatted(day)),
                "inscriptions.csv", utf8(enrolments.toString()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void open(Guest administrator, String login, String name) {
        String first = "sept lacs ouverts";
        Matcher person = Pattern.compile("/people/person\\?person=(\\d+)")
                .matcher(administrator
                        .get("/people/list?q=" + Guest.encoded(name))
                        .body());
        assertThat(person.find()).isTrue();
        administrator.submit(
                "/access/account-edit?person=" + person.group(1),
                "form",
                "save",
                Map.of("name", name, "login", login, "password", first, "roles", "TRAINER"));
        Guest.arrived(login, first, OWN, url);
    }

    private static String rollCall(Guest trainer, LocalDate day) {
        Matcher session = Pattern.compile("\"group\":\"FLE A1\".*?\"id\":(\\d+)")
                .matcher(trainer.get("/api/v1/sessions?date=" + day).body());
        assertThat(session.find()).isTrue();
        return "/api/v1/sessions/" + session.group(1) + "/attendance";
    }

    /** It is started again; whoever asks meanwhile hears "not now", never an error, and whatever else can be said without it. */
    private void theDatabaseIsKilledAlone() throws IOException {
        Guest stranger = Guest.at(url);
        try (FileChannel data = FileChannel.open(home.resolve("database/aria_log_control"), StandardOpenOption.WRITE)) {
            // locked by it, by us as soon as it is dead: the next one begins, and waits up to half a minute for us to
            // look
            CompletableFuture<FileLock> held = CompletableFuture.supplyAsync(() -> locked(data));
            process.children()
                    .filter(p -> p.info().command().orElse("").endsWith("mariadbd"))
                    .forEach(database -> {
                        database.destroyForcibly();
                        database.onExit().join();
                    });
            held.join();
            assertThat(withToken(stranger)).isEqualTo(503);
            assertThat(stranger.get("/health/ready").statusCode()).isEqualTo(503);
        }
        Set<Integer> answers = new HashSet<>();
        for (int answer = 0; answer != 200; answers.add(answer)) {
            answer = stranger.get("/health/ready").statusCode();
            answers.add(stranger.get("/enrolment/answer?key=" + "x".repeat(32)).statusCode());
            answers.add(withToken(stranger));
        }
        assertThat(answers).isSubsetOf(200, 401, 404, 503);
        assertThat(withToken(stranger)).isEqualTo(401);
    }

    private static FileLock locked(FileChannel data) {
        try {
            return data.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int withToken(Guest guest) {
        return guest.send("GET", "/api/v1/me", "", Map.of("Authorization", "Bearer " + "x".repeat(43)))
                .statusCode();
    }

    private Page signedIn(BrowserContext phone) {
        Page page = phone.newPage();
        page.navigate(url + "/access/sign-in");
        page.locator("[id$=login]").fill("paul");
        page.locator("[id$=password]").fill(OWN);
        page.locator("[id$=enter]").click();
        page.waitForURL("**/attendance/today*");
        return page;
    }

    /** @return who was marked absent while there was no server */
    private static List<String> tapThree(Page page) {
        List<String> tapped = new ArrayList<>();
        for (Locator row : page.locator(".roll-row[data-save='']").all().subList(0, 3)) {
            tapped.add(row.getAttribute("data-learner"));
        }
        for (String person : tapped) {
            Locator row = page.locator("[data-learner='" + person + "']");
            row.locator(".mark-box[data-state=absent]").click();
            assertThat(row).hasAttribute("data-save", "queued");
        }
        return tapped;
    }

    private void theTappedAreSentOnce(Page page, List<String> tapped) {
        Guest trainer = Guest.signedIn("paul", OWN, url);
        String base = "/api/v1/sessions/" + page.url().replaceAll(".*session=", "") + "/attendance/";
        for (String person : tapped) {
            assertThat(page.locator("[data-learner='" + person + "']"))
                    .hasAttribute("data-save", "saved", new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
            String history = trainer.get(base + person + "/history").body();
            assertThat(history.split("\"status\":\"ABSENT\"", -1)).hasSize(2);
        }
    }

    private void theConfirmedAreThere(Map<String, String> confirmed, String base) {
        String after = Guest.signedIn("nadia", OWN, url).get(base).body();
        assertThat(confirmed).hasSizeGreaterThan(10);
        confirmed.forEach((person, version) -> {
            Matcher mark = Pattern.compile("\"mark\":\\{[^}]*\"person\":" + person + "[^}]*\"version\":(\\d+)")
                    .matcher(after);
            assertThat(mark.find()).isTrue();
            // the tap under way when the server died may have been written without its answer: one more at the most
            assertThat(Long.parseLong(mark.group(1))).isBetween(Long.parseLong(version), Long.parseLong(version) + 1);
        });
    }

    /** Taps through the list; the server is killed at the 100th. @return the last confirmed version of each mark */
    private Map<String, String> tapUntilKilled(Guest trainer, String base, List<String> people) {
        Map<String, String> confirmed = new HashMap<>();
        Pattern version = Pattern.compile("\"version\":(\\d+)");
        try {
            for (int i = 0; i < 200; i++) {
                if (i == 100) {
                    // the server, not its launcher and not the database
                    process.children()
                            .filter(p -> p.info().command().orElse("").endsWith("java"))
                            .forEach(ProcessHandle::destroyForcibly);
                }
                String person = people.get(i % people.size());
                String status = i / people.size() % 2 == 0 ? "PRESENT" : "EXCUSED";
                var answer = trainer.putJson(
                        base + "/" + person,
                        "{\"status\":\"" + status + "\",\"version\":" + confirmed.getOrDefault(person, "0") + "}");
                Matcher stored = version.matcher(answer.body());
                if (answer.statusCode() == 200 && stored.find()) {
                    confirmed.put(person, stored.group(1));
                }
            }
        } catch (IllegalStateException gone) {
            return confirmed;
        }
        throw new IllegalStateException("the server outlived kill -9");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
