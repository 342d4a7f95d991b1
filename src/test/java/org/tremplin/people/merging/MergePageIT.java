package org.tremplin.people.merging;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;
import org.tremplin.platform.paper.PdfUa;

/** Somebody telephones who is known already, on a coordinator's phone. */
class MergePageIT extends BrowserTest {
    @Test
    void who_is_known_is_shown_while_typing_and_a_second_file_is_joined_and_parted() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/person-edit");
            page.locator("[id='form:given']").pressSequentially("KOVALENKO");
            page.locator("[id='form:family']").pressSequentially("Fatumata");
            assertThat(page.locator("[id='form:known']")).containsText("Fatoumata Kovalenko");
            assertThat(page.locator("[id='form:known']")).containsText("Nom semblable");
            page.fill("[id='form:municipality']", "Schaerbeek");
            page.fill("[id='form:latin']", "王明");
            page.fill("[id='form:phone']", "0470 12");
            page.click("[id='form:save']");
            Locator number = page.locator("[id='form:phone']");
            assertThat(number).isFocused();
            assertThat(number).hasAttribute("aria-invalid", "true");
            assertThat(number).hasAccessibleDescription(Pattern.compile("Ce numéro de téléphone n'existe pas.*"));
            assertThat(page.locator(".messages")).isEmpty();
            number.fill("");
            page.click("[id='form:save']");
            Locator latin = page.locator("[id='form:latin']");
            assertThat(latin).isFocused();
            assertThat(latin).hasAccessibleDescription(Pattern.compile(".*ne contient que des lettres latines.*"));
            assertThat(latin).hasValue("王明");
            latin.fill("Wang Ming");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            assertThat(page.locator("h1 + p")).containsText("Wang Ming · ");

            page.navigate(House.URL + "/people/duplicates");
            Locator pair = page.locator(".card:has-text('KOVALENKO Fatumata')");
            assertThat(pair).hasCount(1);
            pair.getByText("Deux personnes").click();
            assertThat(pair).hasCount(0);
            page.click("[id='rows:undo']");
            assertThat(pair).hasCount(1);
            pair.getByText("Comparer").click();
            page.waitForURL(Pattern.compile(".*/people/merge\\?.*"));
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            page.click("[id='both:keepOne']");
            assertThat(page.locator("#history")).containsText("KOVALENKO Fatumata");
            assertThat(page.locator("h1 + p")).hasText("Fatoumata Kovalenko");
            page.navigate(House.URL + "/people/list?q=Kovalenko%20Fatumata");
            assertThat(page.locator("main")).containsText("Personne ne correspond");

            page.goBack();
            page.getByLabel("Défaire : KOVALENKO Fatumata").click();
            assertThat(page.locator("#history")).containsText("Défaite");
            page.navigate(House.URL + "/people/list?q=Kovalenko%20Fatumata");
            assertThat(page.locator("main tbody tr")).hasCount(1);
        }
    }

    @Test
    void what_is_stored_about_somebody_is_one_file_to_read_and_to_take_elsewhere() throws Exception {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/list?q=Daniel%20Haile");
            page.locator("main tbody a").first().click();
            String name = page.locator("h1").textContent();
            APIResponse answer = phone.request()
                    .get(House.URL + page.locator("a[href*='file.zip']").getAttribute("href"));
            assertThat(answer.status()).isEqualTo(200);
            Map<String, byte[]> files = new HashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
            PdfUa.check(files.get("donnees.pdf"));
            try (PDDocument paper = Loader.loadPDF(files.get("donnees.pdf"))) {
                assertThat(new PDFTextStripper().getText(paper))
                        .contains(name, "Identité et contact", "Inscriptions", "Présences", "minutes présentes")
                        .doesNotContain("???");
            }
            JsonObject data = JsonParser.parseString(new String(files.get("donnees.json"), StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonObject("data");
            assertThat(data.getAsJsonArray("attendance_mark").size()).isPositive();
            assertThat(data.getAsJsonArray("person")
                            .get(0)
                            .getAsJsonObject()
                            .get("family_name")
                            .getAsString())
                    .isEqualTo("Haile");
        }
    }
}
