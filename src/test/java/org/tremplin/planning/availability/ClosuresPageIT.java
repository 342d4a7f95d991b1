package org.tremplin.planning.availability;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.House;

/** The closed days of a year on a phone, in a year of its own. */
class ClosuresPageIT extends BrowserTest {
    private static final String SCHOOL = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ecoles//FR\r\n"
            + "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20471021\r\nDURATION:P12D\r\n"
            + "SUMMARY:Congé d’automne\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20470901\r\nDURATION:P400D\r\n"
            + "SUMMARY:Année scolaire\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private static void upload(Page page, byte[] file) {
        page.setInputFiles("[id='school:file']", new FilePayload("conges.ics", "text/calendar", file));
        page.waitForResponse("**/planning/closures*", () -> page.click("[id='school:upload']"));
    }

    @Test
    void a_day_is_suggested_a_calendar_is_imported_and_each_button_says_what_it_removes() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844))) {
            Page page = context.newPage();
            Browsers.signIn(page, "coordination");
            page.waitForURL(Pattern.compile(".*/attendance/today.*"));
            page.navigate(House.URL + "/planning/closures?year=2047");

            page.click("[id='own:suggest']");
            assertThat(page.locator("[id='own:from']")).hasValue("2047-09-27");
            page.click("[id='own:add']");
            assertThat(page.locator("#list li")).hasCount(1);
            assertThat(page.locator("[id='own:suggest']")).hasCount(0);

            page.waitForResponse("**/planning/closures*", () -> page.click("[id='school:upload']"));
            assertThat(page.locator(".field .field-error")).containsText("Aucun fichier");
            upload(page, new byte[0]);
            assertThat(page.locator(".field .field-error")).containsText("fichier vide");
            upload(page, new byte[1_000_001]);
            assertThat(page.locator(".field .field-error")).containsText("trop grand");
            upload(page, "nom;prenom".getBytes(Charset.forName("windows-1252")));
            assertThat(page.locator(".field .field-error")).containsText("pas un calendrier");
            upload(page, SCHOOL.getBytes(Charset.forName("windows-1252")));
            assertThat(page.locator("#messages")).containsText("Un jour ou une période ajouté");
            assertThat(page.locator("#left-out")).containsText("Année scolaire");
            assertThat(page.url()).endsWith("/planning/closures?year=2047");

            assertThat(page.locator("#list li button")).hasCount(2);
            assertThat(page.locator("#list li button").nth(1))
                    .hasAttribute("aria-label", "Retirer : Congé d’automne, 21 octobre 2047");
            page.locator("#list li button").nth(1).click();
            assertThat(page.locator("#list li")).hasCount(1);
            page.click("[id='list:undo']");
            assertThat(page.locator("#list li")).hasCount(2);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
        }
    }
}
