package org.tremplin.planning.staffing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/** A trainer's leave, from her phone to the coordinator's desk. */
class MyTimePageIT extends BrowserTest {
    private static Page signedIn(String login, int width) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(width, 844));
        Page page = context.newPage();
        Browsers.signIn(page, login);
        page.waitForURL("**/attendance/today");
        return page;
    }

    @Test
    void a_trainer_notes_her_leave_on_a_phone_and_the_coordinator_finds_the_sessions_to_replace() {
        // two days, for the demo data cancel one day in twenty-three
        LocalDate first = LocalDate.now(ZoneId.of("Europe/Brussels")).plusDays(4);
        LocalDate last = first.plusDays(1);
        Page phone = signedIn("formatrice", 390);
        phone.locator(".topbar details.menu").last().locator("summary").click();
        phone.locator("a[href='/planning/my-time']").click();
        assertThat(phone.locator("[id='leave:add']")).isVisible();
        assertThat(phone.locator("[id='leave:add']").boundingBox().height).isGreaterThanOrEqualTo(44);
        phone.fill("[id='leave:from']", first.toString());
        phone.fill("[id='leave:to']", last.toString());
        phone.fill("[id='leave:note']", "Mariage de ma sœur");
        phone.locator("[id='leave:add']").click();
        assertThat(phone.locator(".messages")).containsText("Congé noté.");
        assertThat(phone.locator("[id='leave'] .list")).containsText("Mariage de ma sœur");
        assertThat(phone.locator("[id='concerned']")).containsText("FLE A1");
        assertThat(phone.locator("[id='concerned']")).containsText("En congé");
        assertThat(phone.locator("a[href^='/planning/replace']")).hasCount(0);

        Guest coordinator = Guest.signedIn("coordination");
        Matcher session = Pattern.compile(
                        "\"group\":\"FLE A1\",\"groupId\":(\\d+),\"id\":(\\d+).*?\"trainerIds\":\\[(\\d+)\\]")
                .matcher(coordinator
                        .get("/api/v1/sessions?from=" + first + "&to=" + last)
                        .body());
        assertThat(session.find()).isTrue();
        String fit = coordinator
                .send(
                        "POST",
                        "/api/v1/sessions/" + session.group(2) + "/fit",
                        "{\"group\":%s,\"date\":\"%s\",\"from\":\"06:00\",\"to\":\"07:00\",\"trainers\":[%s]}"
                                .formatted(session.group(1), first, session.group(3)),
                        Map.of("Content-Type", "application/json", "X-CSRF-Token", coordinator.csrf))
                .body();
        assertThat(fit).contains("\"kind\":\"ON_LEAVE\"").doesNotContain("Mariage");
        assertThat(coordinator
                        .get("/api/v1/sessions/away?from=%s&to=%s&trainer=%s"
                                .formatted(first.minusDays(1), last, session.group(3)))
                        .body())
                .contains("\"date\":\"" + first + "\"", "\"date\":\"" + last + "\"", "ON_LEAVE")
                .doesNotContain("\"date\":\"" + first.minusDays(1) + "\"", "Mariage");

        Page desk = signedIn("coordination", 1280);
        desk.navigate(House.URL + "/planning/my-time");
        desk.locator(".table a", new Page.LocatorOptions().setHasText("Nadia Benali"))
                .click();
        assertThat(desk.locator("[id='leave'] .list")).containsText("Mariage de ma sœur");
        desk.locator("a[href^='/planning/replace']").first().click();
        assertThat(desk.locator("[id='form:trainer']")).hasValue(session.group(3));
        assertThat(desk.locator("[id='form:from']")).hasValue(first.toString());
        assertThat(desk.locator("[id='form:to']")).hasValue(last.toString());
        assertThat(desk.locator("[id='form:concerned']")).containsText("FLE A1");
        desk.context().close();

        phone.locator("[id='leave'] .list button").first().click();
        assertThat(phone.locator("[id='leave']")).containsText("Aucun congé à venir.");
        phone.locator("[id='leave:undo']").click();
        assertThat(phone.locator("[id='leave'] .list")).containsText("Mariage de ma sœur");
        phone.locator("[id='leave'] .list button").first().click();
        assertThat(phone.locator("[id='leave']")).containsText("Aucun congé à venir.");
        assertThat(phone.locator("[id='concerned']")).not().containsText("En congé");
        phone.context().close();
    }
}
