package org.tremplin.attendance.hours;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;
import org.tremplin.platform.paper.PdfUa;

/** A group's attendance: printed empty and filled, both read back; and its term on the screen. */
class SheetPageIT extends BrowserTest {
    private static Page signedIn(BrowserContext context) {
        return signedIn(context, "formatrice");
    }

    @Test
    void a_group_s_month_is_printed_empty_and_filled() throws IOException {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844))) {
            Page page = signedIn(context);
            page.navigate(House.URL + "/planning/groups");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("FLE A1").setExact(true))
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Feuille de présence"))
                    .click();
            assertThat(page.locator("h1")).hasText("Feuille de présence");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);

            Locator month = page.locator("li").filter(new Locator.FilterOptions().setHasText("Ce mois"));
            String empty = read(context, month.locator("a").first());
            assertThat(empty)
                    .contains("Feuille de présence – FLE A1", "Nadia Benali", "matin", "Formateur·rice")
                    .doesNotContain("Heures");
            String filled = read(context, month.locator("a").last());
            assertThat(filled).contains("Heures", "P présent").containsPattern("P · 3\u00a0h\u00a030");

            APIResponse nobody = context.request()
                    .get(House.URL
                            + month.locator("a").last().getAttribute("href").replaceAll("groups/\\d+", "groups/1"));
            assertThat(nobody.status()).isEqualTo(404);
            page.fill("#from", "2026-01-01");
            page.fill("#to", "2026-12-31");
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("62 jours");
            assertThat(page.locator("#to")).hasValue("2026-12-31");
            page.fill("#to", "2026-02-28");
            page.locator("main form button").click();
            assertThat(read(context, page.locator("#chosen a").first()))
                    .contains("du 1er janvier 2026 au 28 février 2026");
        }
    }

    @Test
    void a_group_s_term_is_read_at_a_glance() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844))) {
            Page page = signedIn(context);
            page.navigate(House.URL + "/planning/groups");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("FLE A1").setExact(true))
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Assiduité du groupe"))
                    .click();
            assertThat(page.locator(".term tbody tr")).hasCount(15);
            int sessions = page.locator(".term .term-day").count();
            assertThat(sessions).isGreaterThan(3);
            assertThat(page.locator(".term tbody tr").first().locator(".term-cell"))
                    .hasCount(sessions);
            assertThat(page.locator(".term tbody tr").first()).containsText("%");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
        }
    }

    private static String read(BrowserContext context, Locator link) throws IOException {
        APIResponse answer = context.request().get(House.URL + link.getAttribute("href"));
        assertThat(answer).isOK();
        PdfUa.check(answer.body());
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            PDRectangle page = pdf.getPage(0).getMediaBox();
            assertThat(page.getWidth()).isGreaterThan(page.getHeight());
            return new PDFTextStripper().getText(pdf);
        }
    }
}
