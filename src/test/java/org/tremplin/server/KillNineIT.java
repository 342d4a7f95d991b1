package org.tremplin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.Beside;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/**
 * kill -9 in the middle of 200 taps: every tap that was confirmed is there after the restart, none twice. A phone that was
 * open all the while sends what was tapped meanwhile, once somebody has signed in again.
 */
@Beside
@ResourceLock("spare")
class KillNineIT {
    private Process process;

    @AfterEach
    void stop() {
        House.end(process);
    }

    @Test
    void every_confirmed_tap_survives() throws Exception {
        Path home = House.freshHome("spare");
        int port = freePort();
        process = House.launch(home, port, Path.of("target/it/kill-1.log"), "--demo");
        House.awaitReady(process, port);
        Guest trainer = Guest.signedIn("formatrice", "http://localhost:" + port);
        Matcher session = Pattern.compile("\"group\":\"FLE A1\".*?\"id\":(\\d+)")
                .matcher(trainer.get("/api/v1/sessions").body());
        assertThat(session.find()).isTrue();
        String base = "/api/v1/sessions/" + session.group(1) + "/attendance";
        List<String> people = Pattern.compile("\"person\":(\\d+),\"photo\"")
                .matcher(trainer.get(base).body())
                .results()
                .map(r -> r.group(1))
                .toList();

        try (Playwright playwright = Browsers.playwright();
                BrowserContext phone = Browsers.launch(playwright).newContext()) {
            String url = "http://localhost:" + port;
            Page page = signedIn(phone, url);
            page.locator(".session-title a").first().click();
            assertThat(page.locator(".roll-row[data-save='']").first()).isVisible();

            Map<String, String> confirmed = tapUntilKilled(trainer, base, people);
            process.onExit().join();
            List<String> tapped = tapThree(page);

            process = House.launch(home, port, Path.of("target/it/kill-2.log"), "--demo");
            House.awaitReady(process, port);
            theConfirmedAreThere(confirmed, base, port);
            assertThat(page.locator("#notice-sign-in"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            signedIn(phone, url).close();
            for (String person : tapped) {
                assertThat(page.locator("[data-learner='" + person + "']"))
                        .hasAttribute(
                                "data-save", "saved", new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
                String history = Guest.signedIn("formateur", url)
                        .get("/api/v1/sessions/" + page.url().replaceAll(".*session=", "") + "/attendance/" + person
                                + "/history")
                        .body();
                assertThat(history.split("\"status\":\"ABSENT\"", -1)).hasSize(2);
            }
            theDatabaseIsKilledAlone(url);
        }
    }

    /** It is started again; whoever asks meanwhile hears "not now", never an error, and whatever else can be said without it. */
    private void theDatabaseIsKilledAlone(String url) {
        process.children()
                .filter(p -> p.info().command().orElse("").endsWith("mariadbd"))
                .forEach(database -> {
                    database.destroyForcibly();
                    database.onExit().join();
                });
        Guest stranger = Guest.at(url);
        // at once: whoever waits for the database to come back is answered 401
        assertThat(withToken(stranger)).isEqualTo(503);
        Set<Integer> answers = new HashSet<>();
        for (int answer = 0; answer != 200; answers.add(answer)) {
            answer = stranger.get("/health/ready").statusCode();
            answers.add(stranger.get("/enrolment/answer?key=" + "x".repeat(32)).statusCode());
            answers.add(withToken(stranger));
        }
        assertThat(answers).isSubsetOf(200, 401, 404, 503);
        assertThat(withToken(stranger)).isEqualTo(401);
    }

    private static int withToken(Guest guest) {
        return guest.send("GET", "/api/v1/me", "", Map.of("Authorization", "Bearer " + "x".repeat(43)))
                .statusCode();
    }

    private static Page signedIn(BrowserContext phone, String url) {
        Page page = phone.newPage();
        page.navigate(url + "/access/sign-in");
        page.locator("[id$=login]").fill("formateur");
        page.locator("[id$=password]").fill(House.PASSWORD);
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

    private static void theConfirmedAreThere(Map<String, String> confirmed, String base, int port) {
        String after = Guest.signedIn("formatrice", "http://localhost:" + port)
                .get(base)
                .body();
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
