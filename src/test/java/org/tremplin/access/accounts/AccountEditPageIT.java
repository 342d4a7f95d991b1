package org.tremplin.access.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Guest;
import org.tremplin.House;

/** An administrator's way with accounts, in a real browser. */
class AccountEditPageIT extends BrowserTest {
    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void a_new_account_opens_its_pages_and_is_out_at_once_when_it_is_closed() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            Page page = signedIn(context, "admin");
            page.navigate(House.URL + "/access/account-edit");
            page.fill("[id='form:name']", "Sonia Nouvelle");
            page.fill("[id='form:login']", "sonia");
            page.fill("[id='form:password']", "quatre chats en avance");
            page.getByText("Montrer le mot de passe").click();
            assertThat(page.locator("[id='form:password']")).hasAttribute("type", "text");
            press(page, "Enregistrer");
            assertThat(page.locator(".messages .bad").first()).containsText("Choisissez au moins un rôle");
            assertThat(page.locator("[id='form:name']")).hasValue("Sonia Nouvelle");
            page.getByLabel("Emploi et social").check();
            page.getByLabel("Lecture des rapports").check();
            page.getByLabel("Siège").check();
            page.fill("[id='form:password']", "quatre chats en avance");
            press(page, "Enregistrer");
            page.waitForURL("**/access/accounts");

            Guest sonia = Guest.arrived("sonia", "quatre chats en avance");
            assertThat(sonia.get("/employment/steps").statusCode()).isEqualTo(200);
            assertThat(sonia.get("/reporting/figures").statusCode()).isEqualTo(200);
            assertThat(sonia.get("/access/accounts").statusCode()).isEqualTo(404);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sonia Nouvelle"))
                    .click();
            assertThat(page.getByLabel("Emploi et social")).isChecked();
            Locator login = page.locator("[id='form:login']");
            assertThat(login).not().isEditable();
            page.evaluate(
                    "() => { window.pressed = 0; document.addEventListener('click', () => window.pressed++, true); }");
            login.press("Enter");
            assertThat(page.evaluate("window.pressed")).isEqualTo(0);
            press(page, "Fermer le compte");
            assertThat(page.locator(".notice-warn")).isVisible();
            assertThat(sonia.get("/employment/steps").statusCode()).isEqualTo(302);
            assertThat(sonia.get("/api/v1/employment-figures?from=2013-01-01&to=2013-12-31")
                            .statusCode())
                    .isEqualTo(401);

            page.navigate(House.URL + "/access/audit?what=Accounts.create");
            assertThat(page.locator("tbody tr").first()).containsText("Administration");
            page.navigate(House.URL + "/access/audit?what=Accounts.change");
            page.locator("tbody a[href^='/access/account-edit?account=']")
                    .first()
                    .click();
            page.waitForURL(Pattern.compile("/access/account-edit\\?account=\\d+"));
        }
    }

    @Test
    void the_last_administrator_cannot_be_closed() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            Page page = signedIn(context, "admin");
            page.navigate(House.URL + "/access/accounts?q=admin");
            page.locator("tbody a").first().click();
            press(page, "Fermer le compte");
            assertThat(page.locator(".messages .bad").first()).containsText("au moins un compte d'administrateur");
            assertThat(Guest.signedIn("admin").get("/access/accounts").statusCode())
                    .isEqualTo(200);
        }
    }
}
