package org.tremplin.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** What hangs in the street: the offer as a browser prints it, read back. */
class OfferPrintIT extends BrowserTest {
    private static PDDocument printed(String address) throws IOException {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(House.URL + address);
            return Loader.loadPDF(page.pdf(new Page.PdfOptions()
                    .setFormat("A4")
                    .setPreferCSSPageSize(true)
                    .setPrintBackground(true)));
        }
    }

    /** The poster of the first activity on the page. */
    private static String poster() {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(House.URL + "/planning/offer");
            return page.locator("a[href*='activity=']").first().getAttribute("href");
        }
    }

    @ParameterizedTest
    @CsvSource({"fr", "nl", "ar"})
    void a_poster_is_one_page_with_the_way_to_the_site(String language) throws IOException {
        String address = poster();
        try (PDDocument pdf = printed(address + (address.contains("?") ? "&" : "?") + "lang=" + language)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Tremplin");
        }
    }

    @Test
    void the_leaflet_names_every_activity_on_few_pages() throws IOException {
        try (PDDocument pdf = printed("/planning/offer?lang=fr")) {
            assertThat(pdf.getNumberOfPages()).isBetween(1, 3);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Vivre en Belgique (60 h)", "Atelier cuisine")
                    .doesNotContain("Buffet solidaire");
        }
    }
}
