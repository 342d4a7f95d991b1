package org.tremplin.enrolment.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Guest;
import org.tremplin.House;

/** Somebody without an account writes their name down, and is called. */
class RegisterPageIT extends BrowserTest {
    @Test
    void a_name_written_down_in_arabic_waits_to_be_called_and_a_machine_is_let_down_gently() throws Exception {
        try (BrowserContext street = phone();
                BrowserContext office = phone()) {
            Page page = street.newPage();
            page.navigate(House.URL + "/planning/offer");
            page.click("text=Je veux venir");
            page.navigate(House.URL + "/enrolment/register?lang=ar");
            assertThat(page.locator(".messages")).isEmpty();
            page.fill("[id='form:given']", "هناء");
            page.fill("[id='form:phone']", "12");
            page.click("[id='form:ask']");
            assertThat(page.locator(".field:has([id='form:phone']) .field-error"))
                    .containsText("رقم الهاتف");
            assertThat(page.locator("[id='form:phone']")).isFocused();
            assertThat(page.locator(".messages")).isEmpty();
            page.fill("[id='form:phone']", "0470 88 77 66");
            Guest impatient = Guest.stranger();
            Guest.Form twice = impatient.form("/enrolment/register?lang=fr", "form");
            page.waitForTimeout(3_100);
            page.click("[id='form:ask']");
            // the same form three times at the same instant, then once more, then for somebody else
            Map<String, String> sent = Map.of("given", "Une seule fois", "phone", "0470 88 77 64");
            try (Connection settings = House.database()) {
                // somebody changes the association meanwhile, or reads a long list of people in
                settings.setAutoCommit(false);
                settings.createStatement().execute("select id from association for update");
                assertThat(Guest.atOnce(3, () -> impatient.press(twice, "ask", sent)))
                        .allMatch(answer ->
                                answer.statusCode() == 200 && answer.body().contains("Merci"));
                settings.rollback();
            }
            assertThat(impatient.press(twice, "ask", sent).body()).contains("Merci");
            assertThat(impatient
                            .press(twice, "ask", Map.of("given", "Sa voisine", "phone", "0470 88 77 64"))
                            .body())
                    .contains("Merci");
            assertThat(page.locator("main")).containsText("شكرا");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);

            page.navigate(House.URL + "/enrolment/register?lang=fr");
            page.fill("[id='form:given']", "Machine");
            page.fill("[id='form:phone']", "0470 88 77 65");
            page.evaluate("document.querySelector('[name=website]').value = 'http://spam.example'");
            page.click("[id='form:ask']");
            assertThat(page.locator("main")).containsText("Merci");

            page.navigate(House.URL + "/enrolment/register?lang=fr");
            page.fill("[id='form:given']", "Trop vite");
            page.fill("[id='form:phone']", "0470 88 77 65");
            page.click("[id='form:ask']");
            assertThat(page.locator(".messages")).containsText("trop peu ou trop longtemps");
            assertThat(page.locator(".messages")).isFocused();
            Guest.Form form = Guest.stranger().form("/enrolment/register?lang=fr", "form");
            Map<String, String> typed = Map.of("given", "Trop", "phone", "0470 88 77 65");
            for (int name = 1; name < 20; name++) {
                Guest.stranger().press(form, "ask", typed);
            }
            page.click("[id='form:ask']");
            assertThat(page.locator(".messages")).containsText("téléphonez-nous");

            Page desk = signedIn(office, "coordination");
            desk.navigate(House.URL + "/attendance/today");
            assertThat(desk.locator("main")).containsText("attendent un appel");
            desk.navigate(House.URL + "/enrolment/sign-ups");
            assertThat(desk.locator("main")).not().containsText("Machine");
            assertThat(desk.locator("li:has-text('Une seule fois')")).hasCount(1);
            assertThat(desk.locator("li:has-text('Sa voisine')")).hasCount(1);
            desk.locator("li:has-text('هناء')").getByText("Créer la fiche").click();
            desk.waitForURL(Pattern.compile(".*/enrolment/intake\\?.*"));
            assertThat(desk.locator("h1 + p")).hasText("هناء");
        }
    }
}
