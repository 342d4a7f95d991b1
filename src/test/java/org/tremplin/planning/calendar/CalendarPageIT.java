package org.tremplin.planning.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.House;
import org.tremplin.platform.paper.PdfUa;

/** A coordinator moves sessions: with the mouse, with the keyboard, and at the same time as another coordinator. */
class CalendarPageIT extends BrowserTest {
    private BrowserContext context;

    @AfterEach
    void leave() {
        context.close();
    }

    /** The week of the demo's evening module: on Tuesday at a quarter past nine, after its trainer's other group. */
    private Page calendar() {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 1500).setLocale("fr"));
        Page page = context.newPage();
        Browsers.signIn(page, "coordination");
        page.waitForURL(Pattern.compile(".*/attendance/today.*"));
        page.navigate(House.URL + "/planning/calendar?view=week&date=" + tuesday());
        return page;
    }

    private static LocalDate tuesday() {
        return LocalDate.now(ZoneId.of("Europe/Brussels"))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusDays(1);
    }

    private static Locator module(Page page) {
        return page.locator(".cal-event", new Page.LocatorOptions().setHasText("Vivre en Belgique"));
    }

    @Test
    void the_keyboard_moves_a_session_around_a_clash_and_takes_it_back() {
        Page page = calendar();
        module(page).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#cal-dialog")).isVisible();
        page.waitForResponse("**/fit", () -> page.locator("#cal-from").fill("20:30"));
        page.locator("#cal-to").fill("00:05");
        page.keyboard().press("Enter");
        assertThat(page.locator("#cal-dialog")).isVisible();
        assertThat((String) page.locator("#cal-to").evaluate("to => to.validationMessage"))
                .isEqualTo("La séance doit finir après son début, le même jour.");
        page.waitForResponse("**/fit", () -> page.locator("#cal-to").fill("21:30"));
        assertThat(page.locator("#cal-fit li").first()).containsText("Paul Lambert");
        Locator offered = page.locator("#cal-fit button").first();
        String place = offered.textContent();
        offered.click();
        assertThat(page.locator("#cal-fit")).containsText("Libre à ce moment");
        page.locator("#cal-save").click();
        assertThat(page.locator("#cal-toast")).containsText("Déplacé");
        assertThat(module(page)).not().containsText("21:15–22:15");
        assertThat(place).contains(module(page).textContent().replaceAll(".*?(\\d\\d:\\d\\d–\\d\\d:\\d\\d).*", "$1"));
        page.locator("#cal-toast button").click();
        assertThat(module(page)).containsText("21:15–22:15");
        page.reload();
        assertThat(module(page)).containsText("21:15–22:15");
    }

    @Test
    void a_drop_where_the_trainer_is_taken_is_refused_with_the_other_session_named() {
        Page page = calendar();
        BoundingBox box = module(page).boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y - 120, new Mouse.MoveOptions().setSteps(6));
        assertThat(module(page)).hasClass(Pattern.compile(".*taken.*"));
        page.mouse().up();
        assertThat(page.locator("#cal-dialog")).isVisible();
        assertThat(page.locator("#cal-fit")).containsText("Alpha 2 soir");
        page.locator("#cal-close").click();
        assertThat(module(page)).containsText("21:15–22:15");
    }

    @Test
    void the_lower_edge_is_stretched_with_the_mouse_and_comes_back() {
        Page page = calendar();
        BoundingBox box = module(page).boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height - 2);
        page.mouse().down();
        page.mouse()
                .move(
                        box.x + box.width / 2,
                        box.y + box.height - 2 + box.height / 4,
                        new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        assertThat(page.locator("#cal-toast")).containsText("Déplacé");
        assertThat(module(page)).containsText("21:15–22:30");
        page.locator("#cal-toast button").click();
        assertThat(module(page)).containsText("21:15–22:15");
    }

    @Test
    void what_is_swept_or_begun_with_the_keyboard_keeps_its_day_and_hours_up_to_the_form() {
        Page page = calendar();
        page.navigate(House.URL + "/planning/calendar?view=week&date=2049-03-02");
        BoundingBox column = page.locator(".cal-day[data-date='2049-03-02']").boundingBox();
        page.mouse().move(column.x + 20, column.y + column.height * 0.2);
        page.mouse().down();
        page.mouse().move(column.x + 20, column.y + column.height * 0.4, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        page.waitForURL("**/planning/groups?date=2049-03-02&from=10:00&to=12:00");
        assertThat(page.locator("main")).containsText("mardi 2 mars 2049, 10:00–12:00");
        page.fill("#q", "Vivre");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*q=Vivre.*"));
        page.getByText("Vivre en Belgique").first().click();
        page.waitForURL(Pattern.compile(".*/planning/session-edit.*"));
        assertThat(page.locator("[id='form:date']")).hasValue("2049-03-02");
        assertThat(page.locator("[id='form:starts']")).hasValue("10:00");
        assertThat(page.locator("[id='form:ends']")).hasValue("12:00");
        page.navigate(House.URL + "/planning/calendar?view=day&date=2049-03-02");
        page.locator("#cal-new").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/planning/groups?date=2049-03-02");
    }

    @Test
    void of_two_coordinators_the_second_is_told_and_nothing_is_overwritten() {
        Page page = calendar();
        Page other = context.newPage();
        other.navigate(page.url());
        move(page, "21:30", "22:30");
        assertThat(page.locator("#cal-toast")).containsText("Déplacé");
        move(other, "22:00", "23:00");
        assertThat(other.locator("#cal-toast")).containsText(Pattern.compile("vient de modifier"));
        page.reload();
        assertThat(module(page)).containsText("21:30–22:30");
        move(page, "21:15", "22:15");
        assertThat(page.locator("#cal-toast")).containsText("Déplacé");
    }

    private static void move(Page page, String from, String to) {
        module(page).click();
        page.locator("#cal-from").fill(from);
        page.locator("#cal-to").fill(to);
        page.keyboard().press("Enter");
    }

    @Test
    void every_view_shows_the_week_and_a_phone_shows_it_as_a_list() {
        Page page = calendar();
        for (String view : new String[] {"day", "week", "month", "rooms", "trainers", "sites", "poles", "agenda"}) {
            page.navigate(House.URL + "/planning/calendar?view=" + view + "&date=" + tuesday());
            assertThat(page.locator(".cal-event, .cal-cell a").first()).isVisible();
        }
        page.setViewportSize(390, 844);
        page.navigate(House.URL + "/planning/calendar?date=" + tuesday());
        assertThat(page.locator(".cal-list .cal-event").first()).isVisible();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }

    @Test
    void the_week_of_a_room_is_one_tagged_page_for_its_door() throws IOException {
        Page page = calendar();
        String room = page.locator("#room option", new Page.LocatorOptions().setHasText("Salle 3"))
                .getAttribute("value");
        page.navigate(House.URL + "/planning/calendar?room=" + room + "&date=" + tuesday());
        String sheet = page.locator("a[href*='week.pdf']").getAttribute("href");
        var answer = context.request().get(House.URL + sheet);
        assertThat(answer).isOK();
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
        PdfUa.check(answer.body());
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Le Tremplin (démonstration)", "Salle 3", "Vivre en Belgique", "Paul Lambert")
                    .doesNotContain("Alpha 1");
        }
        context.clearCookies();
        assertThat(context.request().get(House.URL + sheet).status()).isEqualTo(401);
    }
}
