package org.tremplin.attendance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/** The cellar: what is tapped without a network, in the middle of a cut or before a crash arrives, once and in order. */
class OfflineIT extends BrowserTest {
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private static Guest coordinator;
    private static Guest trainer;
    private static Browser whole;

    @BeforeAll
    static void sign_in() {
        whole = Browsers.launchWhole(playwright);
        coordinator = Guest.signedIn("coordination");
        trainer = Guest.signedIn("formateur");
    }

    @AfterAll
    static void close_the_browser() {
        whole.close();
    }

    private static String session() {
        return sessionOfToday(coordinator, LocalTime.of(8, 5).plusMinutes(10L * SESSIONS.getAndIncrement()));
    }

    private static Browser.NewContextOptions inBrussels() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("fr")
                .setTimezoneId("Europe/Brussels");
    }

    private static void signIn(Page page) {
        signIn(page, "coordination");
    }

    private static void signIn(Page page, String login) {
        Browsers.signIn(page, login);
        page.waitForURL("**/attendance/today*");
    }

    private static String rollCall(String session) {
        return House.URL + "/attendance/roll-call?session=" + session;
    }

    private static Locator row(Page page, int row) {
        return page.locator(".roll-row").nth(row);
    }

    private static void tap(Page page, int row, String state) {
        row(page, row).locator(".mark-box[data-state=" + state + "]").click();
    }

    private static String learner(Page page, int row) {
        return row(page, row).getAttribute("data-learner");
    }

    private static String history(String session, String person) {
        return coordinator
                .get("/api/v1/sessions/" + session + "/attendance/" + person + "/history")
                .body();
    }

    /** Every value the mark had: first the one that counts, then the newest first. */
    private static List<String> values(String session, String person) {
        return Pattern.compile("\"status\":\"([A-Z]+)\"")
                .matcher(history(session, person))
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    private static void allSaved(Page page, int rows) {
        assertThat(page.locator(".roll-row[data-save=saved]"))
                .hasCount(rows, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(page.locator("#roll-pending")).isHidden();
    }

    @Test
    void without_a_network_the_page_opens_and_everything_arrives_once_and_in_order() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels())) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(House.URL + "/attendance/today");
            assertThat(page.locator("[data-kept]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));

            context.setOffline(true);
            page.navigate(House.URL + "/attendance/today");
            assertThat(page.locator("#offline-list a[href='/attendance/roll-call?session=" + session + "']"))
                    .isVisible();
            assertThat(page.locator("#offline-other")).isHidden();
            page.navigate(House.URL + "/planning/session?session=" + session);
            assertThat(page.locator("#offline-other")).isVisible();
            page.locator("#offline-list a[href='/attendance/roll-call?session=" + session + "']")
                    .click();
            assertThat(page.locator("#offline-title")).hasText("Alpha 2 soir");
            assertThat(page.locator(".roll-row")).hasCount(11);
            tap(page, 0, "present");
            tap(page, 1, "late");
            tap(page, 2, "excused");
            row(page, 2).locator("select").selectOption("31");
            tap(page, 3, "present");
            tap(page, 3, "absent");
            page.locator("#find").fill("Zahra");
            page.locator("#roll-found button").click();
            assertThat(page.locator("#roll-pending")).isVisible();
            assertThat(row(page, 0)).hasAttribute("data-save", "queued");

            page.reload();
            assertThat(row(page, 3)).hasAttribute("data-state", "absent");
            page.close();
            Page again = context.newPage();
            again.navigate(rollCall(session));
            assertThat(again.locator(".roll-row")).hasCount(12);
            assertThat(row(again, 3)).hasAttribute("data-state", "absent");
            assertThat(row(again, 3)).hasAttribute("data-save", "queued");
            assertThat(again.locator("[data-waiting]")).containsText("7");
            assertThat(again.locator("#roll-pending")).containsText("7");
            again.evaluate(
                    "document.querySelector('[data-save=queued] bdi').textContent = 'Abdoulrahmanatou Wojciechowska'");
            assertThat(again.evaluate(UNBROKEN_WORDS)).isEqualTo(true);
            String fourth = learner(again, 3);
            String third = learner(again, 2);
            assertThat(values(session, fourth)).isEmpty();

            context.setOffline(false);
            allSaved(again, 5);
            assertThat(again.locator(".roll-row")).hasCount(12);
            assertThat(values(session, fourth)).containsExactly("ABSENT", "PRESENT");
            assertThat(values(session, third)).containsExactly("EXCUSED", "EXCUSED");
            again.navigate(rollCall(session));
            assertThat(again.locator(".roll-row")).hasCount(12);
            assertThat(again.locator(".roll-name", new Page.LocatorOptions().setHasText("Zahra")))
                    .hasCount(1);
            assertThat(again.locator("#roll-count")).hasText("5");

            // the phone is handed on: nobody can sign out, but take the lists away
            context.setOffline(true);
            again.reload();
            tap(again, 5, "present");
            again.locator("#offline-account summary").click();
            assertThat(again.locator("#offline-account")).containsText("Sans réseau, on ne peut pas se déconnecter");
            again.click("#offline-forget");
            assertThat(again.locator("#offline-none")).isVisible();
            assertThat(again.locator("[data-waiting]")).containsText("1");

            // and says so once it is over
            assertThat(again.locator("#offline-away")).isVisible();
            context.setOffline(false);
            assertThat(again.locator("#offline-back")).isVisible();
            assertThat(again.locator("#offline-away")).isHidden();
            assertThat(again.locator("#offline-stay")).isHidden();
        }
    }

    private static final String UNBROKEN_WORDS = """
            [...document.querySelectorAll('.roll-row bdi')].every(name => [...name.textContent.matchAll(/\\S+/g)].every(word => {
              const range = document.createRange();
              range.setStart(name.firstChild, word.index);
              range.setEnd(name.firstChild, word.index + word[0].length);
              return range.getClientRects().length === 1;
            }))""";

    /** Back on line the list is read and taps leave at the same time: a list of before an answer takes nothing back. */
    @Test
    void a_list_that_is_older_than_an_answer_takes_no_mark_away() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels())) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            AtomicReference<Route> held = new AtomicReference<>();
            AtomicReference<String> before = new AtomicReference<>();
            page.route(Pattern.compile(".*/" + session + "/attendance$"), route -> {
                if (before.get() != null) {
                    route.resume();
                } else {
                    before.set(route.fetch().text());
                    held.set(route);
                }
            });
            page.evaluate("window.dispatchEvent(new Event('online'))");
            page.waitForCondition(() -> held.get() != null);
            tap(page, 0, "present");
            assertThat(row(page, 0)).hasAttribute("data-save", "saved");
            held.get()
                    .fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(before.get().replace("\"signed\":false", "\"signed\":true")));
            assertThat(row(page, 10).locator(".roll-signed")).isVisible();
            assertThat(row(page, 0)).hasAttribute("data-state", "present");
            assertThat(row(page, 0)).hasAttribute("data-save", "saved");
            assertThat(page.locator("#roll-count")).hasText("1");
        }
    }

    enum Cut {
        BEFORE,
        DURING,
        AFTER,
        ERROR
    }

    /** The network goes before the call leaves, while it is answered, after it was done; or the server is not well. */
    @ParameterizedTest
    @EnumSource
    void a_cut_counts_once(Cut cut) {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            AtomicInteger calls = new AtomicInteger();
            page.route(Pattern.compile(".*/attendance/\\d+$"), route -> {
                if (calls.getAndIncrement() < 2) {
                    cutOff(route, cut);
                } else {
                    route.resume();
                }
            });
            tap(page, 0, "absent");
            tap(page, 0, "late");
            allSaved(page, 1);
            assertThat(calls.get()).isGreaterThanOrEqualTo(3);
            assertThat(values(session, learner(page, 0))).containsExactly("PRESENT", "ABSENT");
        }
    }

    private static void cutOff(Route route, Cut cut) {
        switch (cut) {
            case BEFORE -> route.abort("internetdisconnected");
            case DURING -> {
                route.fetch();
                route.abort("connectionreset");
            }
            case AFTER -> {
                route.fetch();
                route.fulfill(new Route.FulfillOptions().setStatus(504).setBody("<html>late</html>"));
            }
            case ERROR ->
                route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("down"));
        }
    }

    @Test
    void everyone_present_in_a_cut_counts_once_for_each() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            page.route(Pattern.compile(".*/attendance$"), route -> {
                if (route.request().method().equals("PUT")) {
                    cutOff(route, Cut.DURING);
                } else {
                    route.resume();
                }
            });
            page.locator("#roll-rest").click();
            allSaved(page, 11);
            for (int i = 0; i < 11; i++) {
                assertThat(values(session, learner(page, i))).containsExactly("PRESENT");
            }
        }
    }

    @Test
    void a_killed_browser_keeps_what_was_tapped() throws IOException {
        String session = session();
        Path folder = Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "phone");
        // never closed: it is killed
        BrowserContext doomed = Browsers.launch(playwright, folder);
        Page cellar = doomed.newPage();
        signIn(cellar);
        cellar.navigate(rollCall(session));
        String person = learner(cellar, 4);
        doomed.setOffline(true);
        tap(cellar, 4, "absent");
        assertThat(row(cellar, 4)).hasAttribute("data-save", "queued");
        List<ProcessHandle> killed = ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
        assertThat(killed).isNotEmpty();
        killed.forEach(ProcessHandle::destroyForcibly);
        killed.forEach(p -> p.onExit().join());
        assertThat(values(session, person)).isEmpty();
        try (BrowserContext context = Browsers.launch(playwright, folder)) {
            Page page = context.newPage();
            page.navigate(House.URL + "/access/sign-in");
            assertThat(page.locator("[data-waiting]")).containsText("1");
            signIn(page);
            page.navigate(rollCall(session));
            allSaved(page, 1);
        }
        assertThat(values(session, person)).containsExactly("ABSENT");
    }

    @Test
    void who_is_not_let_in_any_more_loses_nothing_and_takes_a_file_along() throws IOException {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels())) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            context.clearCookies();
            tap(page, 5, "absent");
            assertThat(page.locator("#notice-sign-in")).isVisible();
            String name = row(page, 5).locator(".roll-name").textContent();
            page.navigate(House.URL + "/access/sign-in");
            assertThat(page.locator("[data-waiting]")).isVisible();
            assertThat(taken(page, "[data-waiting] [data-save]")).contains("Alpha 2 soir", name, "Absent");
            signIn(page);
            page.navigate(rollCall(session));
            allSaved(page, 1);
            assertThat(values(session, learner(page, 5))).containsExactly("ABSENT");
        }
    }

    private static String taken(Page page, String button) throws IOException {
        Download download = page.waitForDownload(() -> page.locator(button).click());
        return Files.readString(download.path(), UTF_8);
    }

    /** Cancels a session, or brings it back, as an office does meanwhile. */
    private static void cancel(String session, boolean cancelled) throws SQLException, IOException {
        try (Connection database = House.database();
                Statement change = database.createStatement()) {
            change.executeUpdate("update session set status = '%s', status_before = %s where id = %s"
                    .formatted(cancelled ? "CANCELLED" : "PLANNED", cancelled ? "'PLANNED'" : "null", session));
        }
    }

    @Test
    void what_is_refused_says_why_on_its_row_leaves_the_queue_and_is_kept_for_a_file() throws Exception {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            AtomicInteger sent = new AtomicInteger();
            page.onRequest(request -> {
                if (request.method().equals("PUT")) {
                    sent.incrementAndGet();
                }
            });
            context.setOffline(true);
            tap(page, 5, "absent");
            tap(page, 6, "excused");
            assertThat(row(page, 6)).hasAttribute("data-save", "queued");
            cancel(session, true);
            sent.set(0);
            context.setOffline(false);
            assertThat(row(page, 5)).hasAttribute("data-save", "failed");
            assertThat(row(page, 6)).hasAttribute("data-save", "failed");
            assertThat(row(page, 6).locator(".roll-note")).containsText("annulée");
            assertThat(page.locator("#roll-pending")).isHidden();
            assertThat(sent.get()).isEqualTo(2);
            cancel(session, false);
            tap(page, 6, "late");
            assertThat(row(page, 6)).hasAttribute("data-save", "saved");
            assertThat(values(session, learner(page, 6))).containsExactly("PRESENT");
            assertThat(sent.get()).isEqualTo(3);
            page.reload();
            assertThat(row(page, 5).locator(".roll-note")).containsText("annulée");
            page.navigate(House.URL + "/attendance/today");
            assertThat(page.locator("[data-waiting] [data-refused]")).containsText("2");
            assertThat(page.locator("[data-waiting] [data-count]")).isHidden();
            assertThat(taken(page, "[data-waiting] [data-save]")).contains("annulée", "Absent");
            page.locator("[data-waiting] [data-forget]").click();
            assertThat(page.locator("[data-waiting]")).isHidden();
        }
    }

    /** A session that ended without sign-out, and somebody else takes the telephone. */
    @Test
    void another_account_on_the_same_phone_sees_no_lists_and_no_taps_and_takes_none_away() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels())) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(House.URL + "/attendance/today");
            assertThat(page.locator("[data-kept]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            context.setOffline(true);
            page.navigate(rollCall(session));
            tap(page, 7, "absent");
            assertThat(row(page, 7)).hasAttribute("data-save", "queued");
            String person = learner(page, 7);
            context.clearCookies();
            page.route(Pattern.compile(".*/api/v1/sessions/" + session + "/attendance/\\d+"), Route::abort);
            context.setOffline(false);

            // somebody who marks nobody: not even the script of the roll-call is on their pages
            Browsers.signIn(page, "apprenante");
            page.waitForURL("**/mine*");
            assertThat(page.locator("script[data-guest]")).hasCount(1);
            page.waitForCondition(() -> (Boolean) page.evaluate("() => typeof outbox === 'object'"));
            page.evaluate("() => outbox.ready");
            context.setOffline(true);
            page.navigate(House.URL + "/attendance/today");
            assertThat(page.locator("#offline-none")).isVisible();
            assertThat(page.locator("[data-waiting]")).isHidden();
            page.navigate(rollCall(session));
            assertThat(page.locator(".roll-row")).hasCount(0);
            context.setOffline(false);
            Browsers.signIn(page, "apprenante");
            page.waitForURL("**/mine*");
            page.waitForCondition(() -> (Boolean) page.evaluate("() => typeof outbox === 'object'"));
            page.locator(".topbar details.menu").last().locator("summary").click();
            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/access/sign-in");
            assertThat(page.locator("[data-waiting]")).isHidden();
            assertThat(values(session, person)).isEmpty();

            page.unroute(Pattern.compile(".*/api/v1/sessions/" + session + "/attendance/\\d+"));
            signIn(page);
            page.navigate(rollCall(session));
            allSaved(page, 1);
            assertThat(values(session, person)).containsExactly("ABSENT");
        }
    }

    /** Two colleagues with one telephone: what the first tapped waits for them, and is older than what the second tapped. */
    @Test
    void an_older_tap_of_a_colleague_on_the_same_phone_does_not_win_over_a_later_one() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels())) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            String person = learner(page, 7);
            context.setOffline(true);
            tap(page, 7, "absent");
            assertThat(row(page, 7)).hasAttribute("data-save", "queued");
            context.clearCookies();
            context.setOffline(false);

            signIn(page, "formateur");
            page.navigate(rollCall(session));
            tap(page, 7, "excused");
            assertThat(row(page, 7)).hasAttribute("data-save", "saved");
            context.clearCookies();

            signIn(page);
            page.navigate(rollCall(session));
            page.waitForCondition(() -> values(session, person).size() == 2);
            assertThat(values(session, person)).containsExactly("EXCUSED", "ABSENT");
        }
    }

    @Test
    void everyone_present_without_a_network_leaves_alone_whom_a_colleague_marked_before() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            String marked = learner(page, 2);
            context.setOffline(true);
            var theirs = trainer.putJson(
                    "/api/v1/sessions/" + session + "/attendance/" + marked, "{\"status\":\"ABSENT\",\"version\":0}");
            assertThat(theirs.statusCode()).isEqualTo(200);
            page.locator("#roll-rest").click();
            assertThat(row(page, 2)).hasAttribute("data-save", "queued");
            context.setOffline(false);
            allSaved(page, 11);
            assertThat(row(page, 2)).hasAttribute("data-state", "absent");
            assertThat(page.locator(".roll-note")).hasCount(0);
            // and taking it back takes back what it did
            page.locator("#roll-toast button").click();
            assertThat(page.locator(".roll-row[data-save=saved]")).hasCount(1);
            assertThat(values(session, marked)).containsExactly("ABSENT");
        }
    }

    @Test
    void a_clock_that_is_set_right_before_sending_is_shown_to_be_settled_and_one_s_own_taps_are_no_conflict() {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = context.newPage();
            page.clock().setFixedTime(Instant.now().plus(Duration.ofHours(3)).toEpochMilli());
            signIn(page);
            page.navigate(rollCall(session));
            tap(page, 0, "present");
            assertThat(row(page, 0)).hasAttribute("data-save", "saved");
            context.setOffline(true);
            tap(page, 2, "present");
            tap(page, 1, "present");
            assertThat(row(page, 1)).hasAttribute("data-save", "queued");
            String first = learner(page, 1);
            var theirs = trainer.putJson(
                    "/api/v1/sessions/" + session + "/attendance/" + first, "{\"status\":\"EXCUSED\",\"version\":0}");
            assertThat(theirs.statusCode()).isEqualTo(200);
            page.clock().setFixedTime(Instant.now().toEpochMilli());
            context.setOffline(false);
            assertThat(row(page, 2)).hasAttribute("data-save", "saved");
            assertThat(row(page, 1)).hasAttribute("data-save", "conflict");
            assertThat(row(page, 1)).hasAttribute("data-state", "excused");
            assertThat(page.locator("#roll-toast")).isHidden(); // what it said is not so any more
            row(page, 1).locator(".roll-note button").last().click();
            assertThat(row(page, 1)).hasAttribute("data-save", "saved");
            assertThat(row(page, 1)).hasAttribute("data-state", "present");
            // what counts, then by when it was noted: the tap that was settled came before the colleague's
            assertThat(values(session, first)).containsExactly("PRESENT", "EXCUSED", "PRESENT");
        }
    }

    @Test
    void signing_out_wipes_the_phone_and_first_saves_what_waits() throws IOException {
        String session = session();
        try (BrowserContext context = whole.newContext(inBrussels())) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(rollCall(session));
            page.route(Pattern.compile(".*/api/.*"), route -> route.abort("internetdisconnected"));
            tap(page, 6, "excused");
            assertThat(row(page, 6)).hasAttribute("data-save", "queued");
            List<String> asked = new ArrayList<>();
            page.locator(".topbar details.menu").last().locator("summary").click();
            context.setOffline(true);
            for (int dialogs = 1; dialogs <= 2; dialogs++) {
                page.onceDialog(dialog -> {
                    asked.add(dialog.message());
                    dialog.dismiss();
                });
                page.locator("form[action='/sign-out'] button").click();
                int all = dialogs;
                page.waitForCondition(() -> asked.size() == all);
                assertThat(page).hasURL(rollCall(session));
                context.setOffline(false);
            }
            assertThat(asked.get(0)).contains("Sans réseau");
            assertThat(asked.get(1)).contains("fichier");
            page.onceDialog(Dialog::accept);
            assertThat(taken(page, "form[action='/sign-out'] button")).contains("Excusé");
            page.waitForURL("**/access/sign-in");
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "async () => (await indexedDB.databases()).length === 0"
                                                    + " || !(await outbox.days()).length && !document.querySelector('[data-waiting]:not([hidden])')"))
                    .isTrue();
            page.unroute(Pattern.compile(".*/api/.*"));
        }
        assertThat(coordinator
                        .get("/api/v1/sessions/" + session + "/attendance")
                        .body())
                .doesNotContain("EXCUSED");
    }

    // ------------------------------------------------------------ the rule itself, over REST

    private static String person(String session) {
        Matcher person = Pattern.compile("\"person\":(\\d+),\"photo\"")
                .matcher(coordinator
                        .get("/api/v1/sessions/" + session + "/attendance")
                        .body());
        assertThat(person.find()).isTrue();
        return person.group(1);
    }

    /** A phone whose clock is wrong by some minutes. */
    private record Phone(Guest who, String address, int wrong) {
        Phone(String address, int wrong) {
            this(coordinator, address, wrong);
        }

        String sends(String status, int late, Instant tapped, String key) {
            Duration error = Duration.ofMinutes(wrong);
            var answer = who.putJson(
                    address,
                    "{\"status\":\"%s\",\"minutesLate\":%d,\"version\":0,\"key\":\"%s\",\"markedAt\":\"%s\",\"sentAt\":\"%s\",\"ahead\":%d}"
                            .formatted(
                                    status,
                                    late,
                                    key,
                                    tapped.plus(error),
                                    Instant.now().plus(error),
                                    error.negated().toMillis()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_two_phones_with_wrong_clocks_the_later_tap_counts_whichever_arrives_first(boolean laterFirst) {
        String session = session();
        String person = person(session);
        String address = "/api/v1/sessions/" + session + "/attendance/" + person;
        Instant now = Instant.now();
        Phone fast = new Phone(address, 190);
        Phone slow = new Phone(trainer, address, -45);
        Runnable earlier = () ->
                fast.sends("ABSENT", 0, now.minusSeconds(600), UUID.randomUUID().toString());
        Runnable later = () -> slow.sends(
                "EXCUSED", 0, now.minusSeconds(300), UUID.randomUUID().toString());
        (laterFirst ? later : earlier).run();
        (laterFirst ? earlier : later).run();
        assertThat(coordinator
                        .get("/api/v1/sessions/" + session + "/attendance")
                        .body())
                .contains("\"status\":\"EXCUSED\"")
                .doesNotContain("ABSENT");
        assertThat(history(session, person).split("\"overtaken\":true", -1)).hasSize(laterFirst ? 2 : 1);
        assertThat(values(session, person)).containsExactlyInAnyOrder("EXCUSED", "ABSENT");
    }

    @Test
    void the_one_who_replaced_something_is_told_what() {
        String session = session();
        String address = "/api/v1/sessions/" + session + "/attendance/" + person(session);
        new Phone(trainer, address, 0)
                .sends(
                        "ABSENT",
                        0,
                        Instant.now().minusSeconds(60),
                        UUID.randomUUID().toString());
        Phone phone = new Phone(address, 0);
        assertThat(phone.sends(
                        "PRESENT",
                        3,
                        Instant.now().minusSeconds(2),
                        UUID.randomUUID().toString()))
                .containsPattern("\"meanwhile\":\\{[^}]*ABSENT");
        // one's own second tap, whatever was seen of the first
        assertThat(phone.sends("EXCUSED", 0, Instant.now(), UUID.randomUUID().toString()))
                .contains("EXCUSED")
                .doesNotContain("meanwhile");
    }

    private record Tap(Phone phone, int late, Instant tapped, String key) {}

    /** A thousand sendings of three hundred taps from two phones, in any order, some many times: as if each came once. */
    @Test
    void however_often_and_in_whatever_order_taps_arrive_each_is_noted_once_and_the_last_counts() {
        Random random = new Random(20261126);
        for (int round = 0; round < 6; round++) {
            String session = session();
            String person = person(session);
            String address = "/api/v1/sessions/" + session + "/attendance/" + person;
            List<Phone> phones = List.of(new Phone(address, random.nextInt(600) - 300), new Phone(address, 0));
            List<Tap> taps = new ArrayList<>();
            Instant start = Instant.now().minusSeconds(7200);
            for (int i = 0; i < 9; i++) {
                taps.add(new Tap(
                        phones.get(random.nextInt(2)),
                        i,
                        start.plusSeconds(60L * i + random.nextInt(50)),
                        UUID.randomUUID().toString()));
            }
            List<Tap> sent = new ArrayList<>(taps);
            for (int i = 0; i < 18; i++) {
                sent.add(taps.get(random.nextInt(taps.size())));
            }
            Collections.shuffle(sent, random);
            sent.forEach(tap -> tap.phone.sends("PRESENT", tap.late, tap.tapped, tap.key));
            Tap last = taps.stream().max(Comparator.comparing(Tap::tapped)).orElseThrow();
            assertThat(coordinator
                            .get("/api/v1/sessions/" + session + "/attendance")
                            .body())
                    .as("round " + round)
                    .containsPattern(
                            "\"minutesLate\":" + last.late + ",\"minutesLeftEarly\":0,\"person\":" + person + "\\b");
            assertThat(values(session, person)).as("round " + round).hasSize(taps.size());
        }
    }

    @Test
    void somebody_new_sent_twice_is_registered_once() {
        String session = session();
        String walkIn = "{\"givenName\":\"Yohannes\",\"key\":\"" + UUID.randomUUID() + "\"}";
        Supplier<Integer> send = () -> coordinator
                .send(
                        "POST",
                        "/api/v1/sessions/" + session + "/attendance/walk-ins",
                        walkIn,
                        Map.of("Content-Type", "application/json", "X-CSRF-Token", coordinator.csrf))
                .statusCode();
        // at the same instant the second may be told to send it again, as the phone then does
        assertThat(Guest.atOnce(3, send)).contains(200).isSubsetOf(200, 409);
        for (int i = 0; i < 2; i++) {
            assertThat(send.get()).isEqualTo(200);
        }
        assertThat(coordinator
                        .get("/api/v1/sessions/" + session + "/attendance")
                        .body()
                        .split("\"Yohannes", -1))
                .hasSize(2);
    }
}
