package org.tremplin.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/**
 * A hand that taps at random on two telephones, while everything happens to them that happens to telephones: cuts, reloads,
 * closed tabs, a battery that is empty, clocks that are wrong and set right, a session that is cancelled, moved, sealed or
 * closed meanwhile, a sign-in that ended, signing out, an account that is closed. At the end the database holds what each of
 * them was told, each tap once. A minute with its end; {@code -Psoak} for longer. The seed is printed:
 * {@code -Dtremplin.seed=…} begins the same way again.
 */
@ResourceLock(BrowserTest.MONTHS)
class AtRandomIT extends BrowserTest {
    private static final int MINUTES = Integer.getInteger("tremplin.soak.minutes", 0);
    private static final Duration LASTS = MINUTES == 0 ? Duration.ofSeconds(45) : Duration.ofMinutes(MINUTES);
    private static final long SEED = Long.getLong("tremplin.seed", System.nanoTime() % 1_000_000);
    private static final String WHICH = "seed " + SEED;
    private static final int PATIENCE_MILLIS = 120_000;

    /** So many steps later every answer of before has been heard. */
    private static final int SINCE_LOCKED = 30;

    private static final List<String> STATES = List.of("present", "late", "excused", "absent");
    private static final List<Duration> WRONG =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(3), Duration.ofMinutes(-50), Duration.ofSeconds(40));
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
    private static final Pattern TAP = Pattern.compile(".*/attendance/\\d+$");

    private static final LocalDate DAY = LocalDate.now(ZoneId.of("Europe/Brussels"));
    private static final String AS_PLANNED =
            "update session set status = 'HELD', status_before = null, on_date = '" + DAY + "' where id = :session";
    private static final String NOT_SEALED = "delete from attendance_seal where session_id = :session";

    private final Random random = new Random(SEED);
    private final Guest administrator = Guest.signedIn("admin");
    private Playwright playwright;
    private String session;
    private String closedUntil;
    private int steps;

    /** Whether the sheet is sealed or closed, and when it was last: what says the same then is answered and not noted. */
    private boolean locked;

    private int lockedAt = -SINCE_LOCKED;

    /** @param open the sheet could be written to when this was answered, and before */
    private record Told(int status, boolean open) {}

    private final class Phone {
        private final String login;
        private final String account;
        private final Path folder;
        private final Map<String, Told> told = new HashMap<>();
        private BrowserContext context;
        private Page page;
        private boolean offline;
        private boolean closed;
        private Duration wrong = Duration.ZERO;

        Phone(String login) throws Exception {
            this.login = login;
            Guest.opened(login, "COORDINATOR");
            account =
                    rows("select id from account where login = '" + login + "'").get(0);
            folder = Files.createTempDirectory(Path.of("target/it"), "phone");
            switchOn();
            enter();
            page.navigate(House.URL + "/attendance/today");
            page.locator("[data-kept]").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
            page.navigate(rollCall());
        }

        private void switchOn() {
            context = Browsers.launch(playwright, folder);
            context.setDefaultTimeout(PATIENCE_MILLIS);
            context.onResponse(this::hear);
            open();
            network(!offline);
        }

        /** As when the battery is empty: nothing is asked to end. */
        private void switchOff() {
            List<ProcessHandle> browser = ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                    .toList();
            browser.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(browser.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .join();
            try {
                context.close();
            } catch (PlaywrightException gone) {
                // so it is
            }
        }

        private void hear(Response response) {
            Request request = response.request();
            if (request.method().equals("PUT") && TAP.matcher(request.url()).matches()) {
                Matcher key = KEY.matcher(request.postData());
                if (key.find() && !request.postData().contains("\"onlyUnmarked\":true")) {
                    told.put(key.group(1), new Told(response.status(), !locked && steps - lockedAt > SINCE_LOCKED));
                }
            }
        }

        private void open() {
            page = context.newPage();
            page.onDialog(Dialog::accept);
            setClock(wrong);
        }

        private void enter() throws Exception {
            reopen();
            Browsers.signIn(page, login);
            page.waitForURL("**/attendance/today*");
        }

        private Locator learners() {
            return page.locator(".roll-row");
        }

        private void setClock(Duration error) {
            wrong = error;
            page.clock().setFixedTime(Instant.now().plus(error).toEpochMilli());
        }

        private void network(boolean there) {
            offline = !there;
            context.setOffline(offline);
        }

        /** A phone that has just been wiped opens nothing without a network. */
        private void go(Runnable somewhere) {
            try {
                somewhere.run();
            } catch (PlaywrightException unreachable) {
                assertThat(offline).as(WHICH + ": " + unreachable.getMessage()).isTrue();
            }
        }

        /** Wherever it is: back on the list. */
        private void back() throws Exception {
            network(true);
            page.navigate(rollCall());
            if (page.url().contains("sign-in")) {
                enter();
                page.navigate(rollCall());
            }
            learners().first().waitFor();
        }

        void does(int what) throws Exception {
            setClock(wrong);
            if (learners().count() == 0) {
                back();
            } else if (what < 68) {
                tap(what < 15);
            } else if (what < 71) {
                page.locator("#roll-rest").dispatchEvent("click");
            } else if (what < 73) {
                page.locator("#roll-toast button").dispatchEvent("click");
            } else if (what < 78) {
                network(offline);
            } else if (what < 81) {
                go(page::reload);
            } else if (what < 84) {
                page.route(TAP, this::cut, new Page.RouteOptions().setTimes(1 + random.nextInt(3)));
            } else if (what < 87) {
                setClock(WRONG.get(random.nextInt(WRONG.size())));
            } else if (what < 89) {
                page.close();
                open();
                go(() -> page.navigate(rollCall()));
            } else if (what < 90) {
                switchOff();
                switchOn();
                go(() -> page.navigate(rollCall()));
            } else if (what < 91) {
                context.clearCookies();
            } else if (what < 92) {
                close();
            } else if (what < 93) {
                signOut();
            } else {
                happens(what);
            }
        }

        private void tap(boolean again) {
            Locator row = learners().nth(random.nextInt(learners().count()));
            // a second time on the same one takes it back
            String now = row.getAttribute("data-state");
            String state = again && STATES.contains(now) ? now : STATES.get(random.nextInt(STATES.size()));
            Locator button = row.locator(".mark-box[data-state=" + state + "] input");
            // a session to come can only be announced
            if (button.count() > 0) {
                button.dispatchEvent("click");
            }
        }

        /** Before it arrives, after it was done, or not at all. */
        private void cut(Route route) {
            switch (random.nextInt(3)) {
                case 0 -> route.abort("internetdisconnected");
                case 1 -> {
                    route.fetch();
                    route.abort("connectionreset");
                }
                default -> route.fulfill(new Route.FulfillOptions().setStatus(503));
            }
        }

        private void signOut() {
            if (!offline && page.locator("form[action='/sign-out']").count() > 0) {
                page.locator("form[action='/sign-out']").first().evaluate("form => form.requestSubmit()");
                page.waitForURL("**/access/sign-in*");
            }
        }

        private void close() {
            if (!closed) {
                press("close");
                closed = true;
            }
        }

        private void reopen() {
            if (closed) {
                press("reopen");
                closed = false;
            }
        }

        private void press(String button) {
            assertThat(administrator
                            .submit("/access/account-edit?account=" + account, "form", button, Map.of())
                            .statusCode())
                    .isLessThan(400);
        }

        /** Everything comes right again, and whatever waits arrives. */
        void settles() throws Exception {
            page.unroute(TAP);
            setClock(Duration.ZERO);
            back();
            await(() -> page.evaluate("""
                            async session => {
                              window.dispatchEvent(new Event('online'));
                              await outbox.ready;
                              return outbox.of(session).length;
                            }""", Integer.valueOf(session)).equals(0));
        }

        /** What its rows show, by person. */
        Map<String, String> shows() {
            Map<String, String> shown = new TreeMap<>();
            learners()
                    .all()
                    .forEach(row -> shown.put(row.getAttribute("data-learner"), row.getAttribute("data-state")));
            return shown;
        }

        private void await(BooleanSupplier condition) {
            page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
        }
    }

    private String rollCall() {
        return House.URL + "/attendance/roll-call?session=" + session;
    }

    /** To the session and to its sheet, by somebody else. */
    private void happens(int what) throws SQLException, IOException {
        switch (what) {
            case 93 ->
                change(
                        "update session set status = 'CANCELLED', status_before = 'HELD' where id = :session and status = 'HELD'");
            case 94 -> change("update session set on_date = '" + DAY + "' + interval 9 day where id = :session");
            case 95 -> {
                change(NOT_SEALED);
                change("""
                        insert into attendance_seal (id, version, group_id, position, session_id, kind, content, previous, hash, sealed_at)
                        select 9000000000 + id, 0, group_id, 900000, id, 'SEAL', '', '', '', utc_timestamp() from session
                        where id = :session""");
                locked = true;
            }
            case 96 -> {
                change("update months_closed set closed_until = last_day('" + DAY + "')");
                locked = true;
            }
            default -> asPlanned();
        }
    }

    private void asPlanned() throws SQLException, IOException {
        change(AS_PLANNED);
        change(NOT_SEALED);
        change("update months_closed set closed_until = '" + closedUntil + "'");
        if (locked) {
            locked = false;
            lockedAt = steps;
        }
    }

    private void change(String statement) throws SQLException, IOException {
        try (Connection database = House.database();
                Statement change = database.createStatement()) {
            change.executeUpdate(statement.replace(":session", session));
        }
    }

    private List<String> rows(String query) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        try (Connection database = House.database();
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query.replace(":session", session))) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Test
    void whatever_happens_the_database_holds_what_each_phone_was_told() throws Exception {
        System.out.println("a hand that taps at random for " + LASTS + ", " + WHICH);
        session = sessionOfToday(Guest.signedIn("coordination"), LocalTime.of(15, 40));
        closedUntil = rows("select closed_until from months_closed").get(0);
        try (Playwright own = Browsers.playwright()) {
            playwright = own;
            List<Phone> phones = List.of(new Phone("main-a-" + SEED), new Phone("main-b-" + SEED));
            Instant end = Instant.now().plus(LASTS);
            for (; Instant.now().isBefore(end); steps++) {
                phones.get(random.nextInt(2)).does(random.nextInt(100));
            }
            asPlanned();
            for (Phone phone : phones) {
                phone.settles();
            }
            System.out.println(WHICH + ": " + steps + " steps, told "
                    + phones.stream().map(phone -> phone.told.size()).toList());
            eachTapIsThereOnceOrNotAtAll(phones);
            theLastLineThatCountsIsTheMark();
            Map<String, String> stored = stored();
            for (Phone phone : phones) {
                phone.back();
                phone.await(() -> phone.shows().equals(stored));
                assertThat(phone.shows()).as(WHICH).isEqualTo(stored);
            }
        } finally {
            asPlanned();
        }
    }

    private void eachTapIsThereOnceOrNotAtAll(List<Phone> phones) throws SQLException, IOException {
        List<String> noted =
                rows("select client_key from attendance_change where session_id = :session and client_key is not null");
        assertThat(noted).as(WHICH).doesNotHaveDuplicates();
        for (Phone phone : phones) {
            phone.told.forEach((key, told) -> {
                String of = "%s, %s was told %s of %s".formatted(WHICH, phone.login, told, key);
                if (told.status() == 422) {
                    assertThat(noted).as(of).doesNotContain(key);
                }
                if (told.status() == 200 && told.open()) {
                    assertThat(noted).as(of).contains(key);
                }
            });
            assertThat(phone.told.values()).as(WHICH).extracting(Told::status).contains(200);
        }
    }

    private void theLastLineThatCountsIsTheMark() throws SQLException, IOException {
        assertThat(rows("""
                        select concat(c.person_id, ' ', c.position) from attendance_change c
                        where c.session_id = :session and (select count(*) from attendance_change b
                          where b.session_id = c.session_id and b.person_id = c.person_id and b.position <= c.position)
                          <> c.position""")).as(WHICH).isEmpty();
        assertThat(rows("""
                        select c.person_id from attendance_change c
                        left join attendance_mark m on m.session_id = c.session_id and m.person_id = c.person_id
                        where c.session_id = :session and not c.overtaken and not exists (
                            select 1 from attendance_change b where b.session_id = c.session_id
                              and b.person_id = c.person_id and not b.overtaken and b.position > c.position)
                          and not (m.status <=> c.status and (m.id is null or m.minutes_late = c.minutes_late
                            and m.minutes_left_early = c.minutes_left_early and m.reason_id <=> c.reason_id))""")).as(WHICH).isEmpty();
    }

    /** What a row of each learner shows; who announced an absence is shown as excused. */
    private Map<String, String> stored() throws SQLException, IOException {
        Map<String, String> stored = new TreeMap<>();
        rows("""
                select concat(e.person_id, '=', coalesce(if(m.minutes_late > 0, 'late',
                  if(m.status = 'ANNOUNCED', 'excused', lower(m.status))), ''))
                from session s join enrolment e on e.group_id = s.group_id and e.ended_on is null
                left join attendance_mark m on m.session_id = s.id and m.person_id = e.person_id
                where s.id = :session""").forEach(row -> stored.put(row.split("=", -1)[0], row.split("=", -1)[1]));
        return stored;
    }
}
