package org.tremplin.progress.certificates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;
import org.tremplin.QrReader;
import org.tremplin.platform.paper.PdfUa;

/** Certificates from the group to the desk of whoever scans them. */
class CertificatesPageIT extends BrowserTest {
    private static void follow(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static PDDocument pdf(BrowserContext context, String address) throws IOException {
        APIResponse response = context.request().get(House.URL + address);
        assertThat(response.status()).isEqualTo(200);
        PdfUa.check(response.body());
        return Loader.loadPDF(response.body());
    }

    /** What the code on a page says. The code alone, as a scanner is held before it. */
    private static String scanned(PDDocument document, int page) throws IOException, ReaderException {
        PDResources resources = document.getPage(page).getResources();
        COSName[] pictures = StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                .filter(resources::isImageXObject)
                .toArray(COSName[]::new);
        assertThat(pictures).hasSize(1);
        return QrReader.read(((PDImageXObject) resources.getXObject(pictures[0])).getImage());
    }

    @Test
    void a_group_s_certificates_are_printed_and_each_code_leads_to_what_its_paper_says() throws Exception {
        try (BrowserContext context = phone();
                BrowserContext stranger = phone()) {
            Page page = signedIn(context, "coordination");
            page.navigate(House.URL + "/planning/groups");
            follow(page, "FLE A1");
            follow(page, "Attestations");
            assertThat(page.locator("h1")).hasText("Attestations");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            page.click("[id='people:issue']");
            assertThat(page.locator("#people .notice-ok")).containsText("prêtes");
            try (PDDocument document = pdf(context, page.locator("#print").getAttribute("href"))) {
                assertThat(document.getNumberOfPages()).isGreaterThan(5);
                String text = new PDFTextStripper().getText(document);
                assertThat(text).contains("Attestation de fréquentation", "né·e le", "Heures suivies", "FLE A1");

                Page desk = stranger.newPage();
                String address = scanned(document, 0);
                assertThat(address).startsWith(House.URL + "/progress/certificate?code=");
                desk.navigate(address);
                assertThat(desk.locator(".notice-ok")).containsText("authentique");
                String name = desk.locator("main strong").first().textContent();
                assertThat(text).contains(name);
                assertThat(desk.locator("main strong")).hasCount(2);
                desk.navigate(address.substring(0, address.length() - 1));
                assertThat(desk.locator(".notice-warn")).containsText("Aucune attestation");
                assertThat(stranger.request()
                                .get(House.URL + page.locator("#print").getAttribute("href"))
                                .status())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void one_person_s_certificates_are_issued_found_by_the_learner_and_cancelled() throws Exception {
        try (BrowserContext context = phone();
                BrowserContext learner = phone()) {
            Page page = signedIn(context, "coordination");
            page.navigate(House.URL + "/people/list?q=Amina%20Rahimi");
            page.locator("main tbody a").first().click();
            follow(page, "Attestations");
            page.click("[id='enrolment:issue']");
            assertThat(page.locator("#issued")).containsText("Prête");
            page.fill("[id='form:from']", "2031-01-01");
            page.click("[id='form:issue']");
            assertThat(page.locator(".field .field-error")).containsText("avant la date de début");
            assertThat(page.locator("[id='form:from']")).hasValue("2031-01-01");
            String address =
                    page.getByLabel(Pattern.compile("Imprimer : .*")).first().getAttribute("href");
            try (PDDocument document = pdf(context, address)) {
                assertThat(new PDFTextStripper().getText(document)).contains("Attestation d’inscription", "Amina");
            }

            Page own = signedIn(learner, "apprenante");
            assertThat(own.locator("main")).containsText("Mes attestations");
            assertThat(own.locator("main").getByText("Attestation d’inscription"))
                    .isVisible();
            learner.setExtraHTTPHeaders(Map.of("Accept-Language", "ar"));
            try (PDDocument document = pdf(learner, address)) {
                assertThat(new PDFTextStripper().getText(document)).contains("Attestation d’inscription");
            }

            page.getByLabel(Pattern.compile("Annuler l’attestation : .*"))
                    .first()
                    .click();
            page.fill("[id='issued:reason']", "Mauvaise adresse");
            page.click("[id='issued:cancel']");
            assertThat(page.locator("#issued")).containsText("Annulée");
            assertThat(learner.request().get(House.URL + address).status()).isEqualTo(404);
            own.reload();
            assertThat(own.locator("main")).not().containsText("Attestation d’inscription");
        }
    }
}
