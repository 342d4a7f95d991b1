package org.tremplin.people.privacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** Somebody asks at the desk to be forgotten. */
class PrivacyPageIT extends BrowserTest {
    @Test
    void a_file_that_is_due_is_announced_and_kept_with_a_reason() throws Exception {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Ancienne");
            page.fill("[id='form:family']", "Patience");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            page.navigate(House.URL + "/people/privacy");
            assertThat(page.locator("[id='due']")).not().containsText("Patience");
            int years = Integer.parseInt(page.locator("h1 + p").textContent().replaceFirst("\\D*(\\d+).*", "$1"));
            try (Connection database = House.database();
                    Statement change = database.createStatement()) {
                // ten days before its time
                change.executeUpdate("update person set known_since = current_date - interval " + years
                        + " year + interval 10 day, entered_on = null where family_name = 'Patience'");
            }
            page.reload();
            page.click("[id='due'] li:has-text('Patience') button");
            page.click("[id='due:keep']");
            assertThat(page.locator(".field .field-error")).containsText("Dites pourquoi");
            page.fill("[id='due:reason']", "litige avec l’employeur");
            page.click("[id='due:keep']");
            assertThat(page.locator("[id='due']")).not().containsText("Patience");
            page.reload();
            assertThat(page.locator("[id='due']")).not().containsText("Patience");
        }
    }

    @Test
    void the_desk_sees_what_will_happen_writes_the_code_and_the_file_is_gone() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Oubliée");
            page.fill("[id='form:family']", "Quichotte");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            String code = page.locator("h1 + p").textContent().strip();
            page.click("text=Effacer");
            assertThat(page.locator("main")).containsText("Cela ne peut pas être défait");
            assertThat(page.locator("tr:has-text('Identité et contact')")).containsText("Effacé");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            page.fill("[id='form:code']", "pas le code");
            page.click("[id='form:erase']");
            assertThat(page.locator(".field .field-error")).containsText("rien n’a été effacé");
            page.fill("[id='form:code']", code.toLowerCase());
            page.click("[id='form:erase']");
            page.waitForURL(Pattern.compile(".*/people/privacy\\?.*"));
            assertThat(page.locator("main")).containsText("La fiche est effacée");
            assertThat(page.locator("main")).containsText("Registre");
            assertThat(page.locator("main")).not().containsText("Quichotte");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            page.navigate(House.URL + "/people/list?q=Quichotte");
            assertThat(page.locator("main")).containsText("Personne ne correspond");
        }
    }
}
