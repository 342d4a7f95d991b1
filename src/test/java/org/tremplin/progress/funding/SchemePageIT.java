package org.tremplin.progress.funding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** Whose file with a funder is incomplete, and completing it. */
class SchemePageIT extends BrowserTest {
    @Test
    void a_file_is_completed_from_the_cockpit_and_its_answers_stay() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Nardos");
            page.fill("[id='form:family']", "Parcours");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            String person = page.url().replaceAll(".*=", "");
            page.navigate(House.URL + "/progress/person-targets?person=" + person);
            page.selectOption("[id='form:programme']", new SelectOption().setIndex(1));
            page.fill("[id='form:required']", "400");
            page.fill("[id='form:due']", "2031-12-31");
            page.click("[id='form:save']");
            page.locator("[id='rows']").getByText("Dossier").click();
            page.waitForURL(Pattern.compile(".*/progress/scheme\\?.*"));
            page.fill("[id='file:waiver']", "mi-temps");
            page.click("[id='file:save']");
            assertThat(page.locator(".field .field-error")).containsText("une raison et une date");
            page.fill("[id='file:waiver']", "");
            page.fill("[id='file:contract']", "2026-09-01");
            page.fill("[id='file:proof']", "classeur bleu");
            page.click("[id='file:save']");
            assertThat(page.locator("[id='messages']")).containsText("Enregistré");
            page.fill("[id='questions:question']", "Situation d’emploi");
            page.fill("[id='questions:choices']", "emploi\nsans emploi");
            page.click("[id='questions:ask']");
            page.selectOption("[id='answers:all:0:one']", "sans emploi");
            page.click("[id='answers:keep']");
            assertThat(page.locator("[id='answers']")).containsText("Questionnaire de sortie");
            assertThat(page.locator("[id='answers'] dl")).containsText("sans emploi");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            page.navigate(House.URL + "/progress/schemes?all=1");
            assertThat(page.locator("tr:has-text('Nardos Parcours')")).not().containsText("date du contrat");
            assertThat(page.locator("tr:has-text('Nardos Parcours')")).not().containsText("questionnaire d’entrée");
        }
    }
}
