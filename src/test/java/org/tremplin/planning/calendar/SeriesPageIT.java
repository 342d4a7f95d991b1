package org.tremplin.planning.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.House;

/** A coordinator's term, in a real browser: a civic module of sixty hours over real closures, and what happens to it. */
class SeriesPageIT extends BrowserTest {
    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    @Test
    void sixty_hours_are_planned_around_the_holidays_then_somebody_is_ill_and_a_day_is_lost() throws IOException {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(1280, 1400))) {
            Page page = context.newPage();
            Browsers.signIn(page, "coordination");
            page.waitForURL(Pattern.compile(".*/attendance/today.*"));

            page.navigate(House.URL + "/planning/closures?year=2028");
            press(page, "Ajouter ceux de 2028");
            assertThat(page.locator("#list")).containsText("Lundi de Pâques");
            page.setInputFiles(
                    "[id='school:file']",
                    new FilePayload(
                            "vacances.ics",
                            "text/calendar",
                            ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ecoles//FR\r\nBEGIN:VEVENT\r\nUID:p28\r\n"
                                            + "DTSTAMP:20280101T000000Z\r\nDTSTART;VALUE=DATE:20280424\r\n"
                                            + "DTEND;VALUE=DATE:20280506\r\nSUMMARY:Vacances de printemps\r\n"
                                            + "END:VEVENT\r\nEND:VCALENDAR\r\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            page.click("[id='school:upload']");
            assertThat(page.locator("#list")).containsText("Vacances de printemps");
            assertThat(page.locator("#list")).containsText("Lundi de Pâques");

            page.navigate(House.URL + "/catalogue/activities?q=Vivre+en+Belgique");
            page.getByText("Vivre en Belgique (60 h)").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Modifier"))
                    .click();
            page.fill("[id='form:targetHours']", "60");
            press(page, "Enregistrer");
            page.waitForURL("**/catalogue/activity?activity=*");

            page.navigate(House.URL + "/planning/group-edit");
            page.fill("[id='form:title']", "Module citoyen 2028");
            page.selectOption("[id='form:activity']", new SelectOption().setLabel("Vivre en Belgique (60 h)"));
            page.selectOption("[id='form:site']", new SelectOption().setLabel("Siège"));
            page.fill("[id='form:newRoom']", "Salle citoyenne");
            page.fill("[id='form:starts']", "2028-03-06");
            page.fill("[id='form:ends']", "2028-06-30");
            press(page, "Enregistrer");
            page.waitForURL("**/planning/group?group=*");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Planifier une série"))
                    .click();
            Locator show = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Montrer les séances"));
            page.waitForResponse("**/planning/series*", () -> show.press("Enter"));
            assertThat(show).isFocused();
            page.getByLabel("lundi").check();
            page.getByLabel("jeudi").check();
            page.fill("[id='form:from']", "2028-03-06");
            page.fill("[id='form:hours']", "60");
            page.getByLabel("Nadia Benali").check();
            press(page, "Montrer les séances");
            assertThat(page.locator("#preview h2")).hasText("20 séances, 60 h");
            assertThat(page.locator("#preview")).containsText("lundi 17 avril 2028");
            assertThat(page.locator("#preview")).containsText("Lundi de Pâques");
            assertThat(page.locator("#preview")).containsText("jeudi 27 avril 2028 Vacances de printemps");
            assertThat(page.locator("#target")).containsText("Le compte y est");
            press(page, "Créer ces séances");
            page.waitForURL("**/planning/group?group=*");

            page.navigate(House.URL + "/planning/replace");
            page.selectOption("[id='form:substitute']", new SelectOption().setLabel("Paul Lambert"));
            page.waitForResponse("**/planning/replace*", () -> page.fill("[id='form:to']", "2028-03-19"));
            page.waitForResponse("**/planning/replace*", () -> page.fill("[id='form:from']", "2028-03-13"));
            page.waitForResponse(
                    "**/planning/replace*",
                    () -> page.selectOption("[id='form:trainer']", new SelectOption().setLabel("Nadia Benali")));
            assertThat(page.locator("[id='form:concerned']")).containsText("2 séances prévues");
            press(page, "Remplacer");
            assertThat(page.locator("[id='form:concerned']")).containsText("Aucune séance prévue");

            page.navigate(House.URL + "/planning/calendar?view=week&date=2028-03-13");
            assertThat(page.locator(".cal-event")).hasCount(2);
            assertThat(page.locator(".cal-event").first()).containsText("Paul Lambert");
            page.locator(".cal-event").first().click();
            page.locator("#cal-open").click();
            page.fill("[id='state:reason']", "panne de chauffage");
            press(page, "Annuler la séance");
            assertThat(page.locator("dl.facts")).containsText("panne de chauffage");

            page.navigate(House.URL + "/planning/calendar?view=week&date=2028-03-13");
            assertThat(page.locator(".cal-event[data-status=CANCELLED]")).hasCount(1);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".nav")).isHidden();
            assertThat(page.locator(".calendar")).isVisible();
            var sheet = context.request()
                    .get(House.URL + page.locator("a[href*='week.pdf']").getAttribute("href"));
            try (PDDocument pdf = Loader.loadPDF(sheet.body())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("Le Tremplin (démonstration)", "Module citoyen 2028", "Paul Lambert")
                        .contains("Annulée");
            }
            assertThat(page.pdf(new Page.PdfOptions().setLandscape(true).setFormat("A4")))
                    .hasSizeGreaterThan(5_000);
        }
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844))) {
            Page page = context.newPage();
            Browsers.signIn(page, "formateur");
            page.waitForURL(Pattern.compile(".*/attendance/today.*"));
            assertThat(page.locator("main")).containsText("Module citoyen 2028 : pas de séance");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("J'ai lu"))
                    .click();
            page.waitForURL(Pattern.compile(".*/attendance/today.*"));
            assertThat(page.locator(".session-title").first()).isVisible();
            assertThat(page.locator("#notices-seen")).hasCount(0);
            page.navigate(House.URL + "/enrolment/notices");
            assertThat(page.locator("#notices-seen")).hasCount(0);
            assertThat(page.locator("main")).containsText("Module citoyen 2028 : pas de séance");
        }
    }
}
