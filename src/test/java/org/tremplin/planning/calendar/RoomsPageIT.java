package org.tremplin.planning.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.House;

/** A coordinator says how many people a room holds; planning then knows when a group is too large for it. */
class RoomsPageIT extends BrowserTest {
    private static void press(Page page, String selector) {
        page.waitForResponse("**/planning/**", () -> page.click(selector));
    }

    @Test
    void a_room_too_small_is_met_in_the_form_and_a_retired_one_is_no_choice() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844))) {
            Page page = context.newPage();
            Browsers.signIn(page, "coordination");
            page.waitForURL(Pattern.compile(".*/attendance/today.*"));

            page.navigate(House.URL + "/planning/rooms");
            page.fill("[id='edit:name']", "Petit bureau");
            page.fill("[id='edit:capacity']", "0");
            press(page, "[id='edit:save']");
            // told, so the form is drawn anew: what is typed before would go with the old one
            page.locator("main :is(.field-error, [role=status], [role=alert]):has-text('.')")
                    .first()
                    .waitFor();
            assertThat(page.locator("[id='edit:name']")).hasValue("Petit bureau");
            page.fill("[id='edit:capacity']", "4");
            press(page, "[id='edit:save']");
            assertThat(page.locator("#rows")).containsText("4 places");
            page.fill("[id='edit:name']", "petit BUREAU");
            press(page, "[id='edit:save']");
            assertThat(page.locator(".field .field-error")).containsText("existe déjà");

            page.navigate(House.URL + "/planning/groups?q=FLE&date=2049-03-03&from=06:00&to=07:00");
            page.getByText("FLE A1").first().click();
            page.waitForURL(Pattern.compile(".*/planning/session-edit.*"));
            page.waitForResponse(
                    "**/planning/**",
                    () -> page.selectOption("[id='form:room']", new SelectOption().setLabel("Petit bureau")));
            assertThat(page.locator("[id='form:fit']")).containsText("Local trop petit : Petit bureau (4 <");

            page.navigate(House.URL + "/planning/rooms");
            page.getByLabel("Modifier : Petit bureau").click();
            page.waitForURL(Pattern.compile(".*room=.*"));
            assertThat(page.locator("[id='edit:capacity']")).hasValue("4");
            press(page, "[aria-label='Ne plus proposer : Petit bureau']");
            assertThat(page.locator("#rows")).containsText("n’est plus proposé");
            page.navigate(page.url().replace("rooms", "group-edit").replaceFirst("\\?.*", ""));
            assertThat(page.locator("[id='form:room']")).not().containsText("Petit bureau");
        }
    }
}
