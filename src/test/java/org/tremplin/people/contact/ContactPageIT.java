package org.tremplin.people.contact;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Guest;
import org.tremplin.House;
import org.tremplin.platform.paper.PdfUa;

/** What somebody wants, lives and agrees to, at the desk. */
class ContactPageIT extends BrowserTest {
    @Test
    void a_consent_is_told_in_arabic_a_household_found_and_a_field_not_asked_any_more() throws IOException {
        try (BrowserContext phone = phone();
                BrowserContext office = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "=Rahel");
            page.fill("[id='form:family']", "Foyer");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            String person = page.url();
            page.click("text=Contact et accords");
            page.selectOption("[id='form:by']", "VOICE");
            page.fill("[id='form:emergencyPhone']", "pas un numéro");
            page.click("[id='form:save']");
            assertThat(page.locator(".field .field-error")).containsText("numéro de téléphone");
            page.fill("[id='form:emergencyPhone']", "0470 12 12 12");
            page.fill("[id='form:street']", "Rue Haute 1");
            page.fill("[id='form:postcode']", "1000");
            page.click("[id='form:save']");
            assertThat(page.locator("[id='messages']")).containsText("Enregistré");
            assertThat(page.locator("[id='form:by']")).hasValue("VOICE");

            String list = House.URL + "/api/v1/people-list/";
            assertThat(page.request().get(list + "people.csv?q=Rahel%20Foyer").text())
                    .startsWith("\uFEFFcode;prenom;nom;")
                    .contains(";'=Rahel;Foyer;", ";Rue Haute 1;1000;");
            try (PDDocument labels = Loader.loadPDF(
                    page.request().get(list + "labels.pdf?q=Rahel%20Foyer").body())) {
                assertThat(new PDFTextStripper().getText(labels)).contains("=Rahel Foyer", "Rue Haute 1", "1000");
            }

            page.selectOption("[id='consents:language']", "ar");
            assertThat(page.locator("[id='consents']")).containsText("يمكنكم تصويري");
            page.check("[id='consents:interpreter']");
            page.click("[id='consents:all:1:give']");
            assertThat(page.locator("[id='consents']")).containsText("Oui, le");
            page.click("[id='consents:all:1:withdraw']");
            assertThat(page.locator("[id='consents']")).not().containsText("La personne dit non");

            page.fill("[id='household:search']", "Fatoumata Kovalenko");
            page.click("[id='household:find']");
            page.click("[id='household:found:0:join']");
            assertThat(page.locator("[id='household']")).containsText("Ne vit plus ici");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);

            Page social = signedIn(office, "emploi");
            social.navigate(person);
            social.click("text=Données protégées");
            social.selectOption("[id='form:residence']", "STUDY");
            social.click("[id='form:save']");
            assertThat(social.locator("[id='messages']")).containsText("Enregistré");
            social.reload();
            assertThat(social.locator("[id='form:residence']")).hasValue("STUDY");
            page.navigate(person.replace("/person?", "/protected?"));
            assertThat(page.locator("main")).containsText("introuvable");

            page.navigate(House.URL + "/people/fields");
            page.uncheck("text=Nationalité");
            page.click("[id='fields:save']");
            assertThat(page.locator("[id='messages']")).containsText("Enregistré");
            page.navigate(House.URL + "/people/person-edit");
            assertThat(page.locator("[id='form:nationality']")).hasCount(0);
            page.navigate(House.URL + "/transfer/people-import");
            page.setInputFiles(
                    "[id='file:list']",
                    new FilePayload(
                            "liste.csv", "text/csv", "nom;nationalite\nHaddad;MA\n".getBytes(StandardCharsets.UTF_8)));
            page.click("[id='file:read']");
            assertThat(page.locator("[id='columns:all:0:field']")).hasValue("FAMILY");
            assertThat(page.locator("[id='columns:all:1:field'] option[value=NATIONALITY]"))
                    .hasCount(0);
            page.navigate(House.URL + "/people/fields");
            page.check("text=Nationalité");
            page.click("[id='fields:save']");
            assertThat(page.locator("[id='messages']")).containsText("Enregistré");
        }
    }

    @Test
    void a_face_is_shown_to_the_trainer_while_the_learner_agrees() throws IOException {
        try (BrowserContext desk = phone();
                BrowserContext cellar = phone()) {
            Page trainer = signedIn(cellar, "formatrice");
            trainer.locator(".session-title a").first().click();
            Locator row = trainer.locator(".roll-row").last();
            String learner = row.getAttribute("data-learner");
            assertThat(row.locator(".avatar")).hasText(Pattern.compile("[A-Z]+"));
            Page page = signedIn(desk, "coordination");
            page.navigate(House.URL + "/people/contact?person=" + learner);
            assertThat(page.locator("[id='photo']")).containsText("Demandez d’abord l’accord");
            page.click("[id='consents:all:1:give']");
            page.setInputFiles(
                    "[id='photo:file']",
                    new FilePayload("vacances.txt", "text/plain", "rien".getBytes(StandardCharsets.UTF_8)));
            page.click("[id='photo:keep']");
            assertThat(page.locator(".field .field-error")).containsText("pas une photo lisible");
            page.setInputFiles("[id='photo:file']", new FilePayload("visage.png", "image/png", face()));
            page.click("[id='photo:keep']");
            assertThat(page.locator("[id='messages']")).containsText("La photo est gardée");
            assertThat(page.locator("img.face")).hasJSProperty("naturalWidth", 160);
            page.navigate(House.URL + "/people/person?person=" + learner);
            assertThat(page.locator("img.face")).hasJSProperty("naturalWidth", 160);

            trainer.reload();
            row.scrollIntoViewIfNeeded();
            assertThat(row.locator(".avatar img")).hasJSProperty("naturalWidth", 160);
            String address = row.locator(".avatar img").getAttribute("src");
            Guest stranger = Guest.at(House.URL);
            assertThat(stranger.get(address).statusCode()).isIn(302, 401);
            assertThat(Guest.signedIn("apprenante").get(address).statusCode()).isEqualTo(404);
            assertThat(Guest.signedIn("formateur").get(address).statusCode())
                    .as("not their session")
                    .isEqualTo(404);
            assertThat(trainer.request()
                            .get(House.URL + address.replace("/" + learner + "/", "/0/"))
                            .status())
                    .isEqualTo(404);
            assertThat(trainer.request()
                            .get(House.URL + "/api/v1/people/" + learner + "/photo")
                            .status())
                    .as("the file is not the trainer's")
                    .isEqualTo(404);
            page.navigate(House.URL + "/people/contact?person=" + learner);
            page.click("[id='consents:all:1:withdraw']");
            assertThat(page.locator("[id='photo']")).containsText("Demandez d’abord l’accord");
            trainer.reload();
            assertThat(row.locator(".avatar img")).hasCount(0);
            assertThat(trainer.request().get(House.URL + address).status()).isEqualTo(404);
        }
    }

    @Test
    void labels_stand_where_the_sheet_has_them() throws Exception {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            try (Connection database = House.database();
                    Statement change = database.createStatement()) {
                for (int label = 0; label < 23; label++) {
                    change.executeUpdate(
                            "insert into person (id, code, given_name, family_name, street, postcode) values ("
                                    + (7_000_000 + label) + ", 'ETIQ" + label + "', 'Nom" + (char) ('A' + label)
                                    + "', 'Étiquette', 'Rue Haute 1', '1000')");
                }
            }
            byte[] pdf = page.request()
                    .get(House.URL + "/api/v1/people-list/labels.pdf?q=%C3%89tiquette")
                    .body();
            Map<String, float[]> names = new LinkedHashMap<>();
            PdfUa.check(pdf);
            try (PDDocument labels = Loader.loadPDF(pdf)) {
                assertThat(labels.getNumberOfPages()).isEqualTo(2);
                new PDFTextStripper() {
                    @Override
                    protected void writeString(String text, List<TextPosition> positions) {
                        if (text.startsWith("Nom")) {
                            TextPosition first = positions.get(0);
                            names.put(text, new float[] {getCurrentPageNo(), mm(first.getX()), mm(first.getY())});
                        }
                    }
                }.getText(labels);
            }
            assertThat(names).hasSize(23);
            float[] first = names.values().iterator().next();
            int at = 0;
            for (Map.Entry<String, float[]> name : names.entrySet()) {
                assertThat(name.getValue()[0]).isEqualTo(at / 21 + 1);
                assertThat(name.getValue()[1]).as(name.getKey()).isCloseTo(first[1] + at % 3 * 66.04f, within(0.5f));
                assertThat(name.getValue()[2])
                        .as(name.getKey())
                        .isCloseTo(first[2] + at % 21 / 3 * 38.1f, within(0.5f));
                at++;
            }
            assertThat(first[1]).as("inside the first label").isBetween(7.2f, 7.2f + 63.5f);
            assertThat(first[2]).isBetween(15.1f, 15.1f + 38.1f);
        }
    }

    private static float mm(float points) {
        return points * 25.4f / 72;
    }

    private static byte[] face() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
