package org.tremplin.offer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/** A phone subscribes: what it reads, with another library than the one that writes, and how it follows changes. */
class FeedsPageIT extends BrowserTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static Page feeds(BrowserContext context, String login) {
        Page page = signedIn(context, login);
        page.navigate(House.URL + "/planning/feeds");
        return page;
    }

    /** Presses the button for one's own sessions. @return the path of the calendar */
    private static String subscribe(Page page) {
        page.fill("[id='form:password']", House.PASSWORD);
        page.locator("[id='form:mine']").click();
        String address = page.locator("#address").textContent();
        assertThat(address).startsWith(House.URL + "/feeds/").endsWith(".ics");
        return address.substring(House.URL.length());
    }

    private static List<VEvent> events(String path) {
        var answer = Guest.stranger().get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(answer.body().lines()).allMatch(line -> line.length() <= 75);
        ICalendar calendar = Biweekly.parse(answer.body()).first();
        return calendar.getEvents();
    }

    @Test
    void a_trainers_phone_follows_a_move_and_a_cancellation() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr"))) {
            String path = subscribe(feeds(context, "formateur"));
            Guest coordinator = Guest.signedIn("coordination");
            LocalDate day = LocalDate.now(BRUSSELS).plusDays(5);
            String today = coordinator.get("/api/v1/sessions?date=" + day).body();
            Matcher found = Pattern.compile(
                            "\"endsAt\":\"12:30:00\",\"group\":\"Alpha 1\",\"groupId\":(\\d+),\"id\":(\\d+).*?\"trainerIds\":(\\[\\d+\\]).*?\"version\":(\\d+)")
                    .matcher(today);
            assertThat(found.find()).isTrue();
            VEvent before = event(path, found.group(2));
            assertThat(before.getSummary().getValue()).isEqualTo("Alpha 1");
            assertThat(before.getDateStart().getValue().toInstant())
                    .isEqualTo(
                            ZonedDateTime.of(day, LocalTime.of(8, 30), BRUSSELS).toInstant());

            String moved =
                    "{\"group\":%s,\"version\":%s,\"date\":\"%s\",\"from\":\"08:00\",\"to\":\"12:00\",\"trainers\":%s}"
                            .formatted(found.group(1), found.group(4), day, found.group(3));
            assertThat(coordinator
                            .putJson("/api/v1/sessions/" + found.group(2), moved)
                            .statusCode())
                    .isEqualTo(200);
            var elsewhere = coordinator.putJson(
                    "/api/v1/sessions/" + found.group(2), moved.replaceFirst("\"group\":", "\"group\":9"));
            assertThat(elsewhere.statusCode()).isEqualTo(422);
            assertThat(elsewhere.body()).contains("Une séance ne change pas de groupe");
            VEvent after = event(path, found.group(2));
            assertThat(after.getSequence().getValue())
                    .isEqualTo(before.getSequence().getValue() + 1);
            assertThat(after.getDateStart().getValue().toInstant())
                    .isEqualTo(
                            ZonedDateTime.of(day, LocalTime.of(8, 0), BRUSSELS).toInstant());

            Page office = context.browser()
                    .newContext(new Browser.NewContextOptions().setLocale("fr"))
                    .newPage();
            Browsers.signIn(office, "coordination");
            office.waitForURL("**/attendance/today");
            office.navigate(House.URL + "/planning/session?session=" + found.group(2));
            office.locator("[id='state:cancel']").click();
            assertThat(office.locator("#state .field-error")).isVisible();
            office.fill("[id='state:reason']", "grève des transports");
            office.locator("[id='state:cancel']").click();
            assertThat(office.locator("#just")).containsText("annulée");
            assertThat(office.locator("[id='state:reinstate']")).isVisible();
            assertThat(event(path, found.group(2)).getStatus().getValue()).isEqualTo("CANCELLED");
            office.context().close();
        }
    }

    private static VEvent event(String path, String session) {
        return events(path).stream()
                .filter(e -> e.getUid().getValue().equals("session-" + session + "@tremplin"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hours_on_the_wall_are_right_before_and_after_the_clocks_change() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr"))) {
            Page page = feeds(context, "formatrice");
            List<VEvent> events = events(subscribe(page));
            assertThat(events).hasSizeGreaterThan(20);
            assertThat(events.stream()
                            .filter(e -> e.getSummary().getValue().equals("FLE A1"))
                            .flatMap(e -> Stream.of(e.getDateStart().getValue().toInstant())))
                    .isNotEmpty()
                    .allSatisfy(start ->
                            assertThat(start.atZone(BRUSSELS).toLocalTime()).isEqualTo(LocalTime.of(8, 0)));
        }
    }

    @Test
    void a_room_and_a_group_have_calendars_of_their_own() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr"))) {
            Page page = feeds(context, "coordination");
            page.selectOption("[id='form:room']", new SelectOption().setLabel("Salle 3"));
            page.fill("[id='form:password']", "not-the-right-one");
            page.locator("[id='form:ofRoom']").click();
            assertThat(page.locator(".field-error")).containsText("Le mot de passe actuel");
            assertThat(page.locator("[id='form:password']")).isFocused();
            assertThat(page.locator("#address")).hasCount(0);
            page.fill("[id='form:password']", House.PASSWORD);
            page.locator("[id='form:ofRoom']").click();
            String room = page.locator("#address").textContent().substring(House.URL.length());
            assertThat(events(room))
                    .extracting(e -> e.getSummary().getValue())
                    .contains("Vivre en Belgique")
                    .doesNotContain("FLE A1", "Alpha 1");
            String group = Pattern.compile("\"group\":\"Alpha 1\",\"groupId\":(\\d+)")
                    .matcher(Guest.signedIn("coordination")
                            .get("/api/v1/sessions")
                            .body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            page.navigate(House.URL + "/planning/feeds?group=" + group);
            page.fill("[id='form:password']", House.PASSWORD);
            page.locator("[id='form:ofGroup']").click();
            assertThat(page.locator("#address")).not().hasText(House.URL + room);
            String own = page.locator("#address").textContent().substring(House.URL.length());
            assertThat(events(own))
                    .isNotEmpty()
                    .extracting(e -> e.getSummary().getValue())
                    .containsOnly("Alpha 1");
        }
    }

    @Test
    void a_learner_reads_their_own_sessions_and_a_revoked_address_is_dead_at_once() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr"))) {
            Page page = feeds(context, "apprenante");
            String path = subscribe(page);
            assertThat(events(path))
                    .extracting(e -> e.getSummary().getValue())
                    .contains("FLE A1")
                    .doesNotContain("Alpha 1");
            String tag = Guest.stranger().get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(Guest.stranger()
                            .send("GET", path, null, Map.of("If-None-Match", tag))
                            .statusCode())
                    .isEqualTo(304);
            page.locator("[id='form'] li button").first().click();
            assertThat(page.locator("[id='form'] li")).hasCount(0);
            assertThat(Guest.stranger().get(path).statusCode()).isEqualTo(404);
            assertThat(Guest.stranger().get("/feeds/" + "a".repeat(32) + ".ics").statusCode())
                    .isEqualTo(404);
        }
    }
}
