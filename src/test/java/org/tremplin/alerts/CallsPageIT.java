package org.tremplin.alerts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.House;

/** A coordinator with a phone goes through those who should be called. */
class CallsPageIT extends BrowserTest {
    /** The round begins a minute after the start. */
    private static final int TRIES = 200;

    @Test
    void somebody_is_taken_called_closed_and_opened_again() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844))) {
            Page page = context.newPage();
            Browsers.signIn(page, "coordination");
            page.waitForURL(Pattern.compile(".*/attendance/today.*"));
            page.navigate(House.URL + "/alerts/calls");
            Locator rows = page.locator("#open li");
            for (int i = 0; i < TRIES && rows.count() == 0; i++) {
                page.waitForTimeout(500);
                page.reload();
            }
            String name = rows.first().locator("strong").textContent();
            assertThat(rows.first().locator("a[href^='tel:+32']")).isVisible();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            page.getByLabel("Je m’en occupe : " + name).first().click();
            Locator mine = page.locator("#open li", new Page.LocatorOptions().setHasText(name))
                    .filter(new Locator.FilterOptions().setHasText("suivi par Claire"));
            assertThat(mine).isVisible();
            int before = rows.count();

            mine.getByLabel("Suite donnée : " + name).click();
            mine.locator("[id$=':close']").click();
            assertThat(page.locator(".field .field-error")).containsText("Choisissez un résultat");
            mine.locator("[id$=':what']").selectOption(new SelectOption().setLabel("Revient"));
            mine.locator("[id$=':note']").fill("Revient lundi");
            mine.locator("[id$=':close']").click();
            assertThat(rows).hasCount(before - 1);
            assertThat(page.locator("#closed")).containsText("Revient lundi");

            page.getByLabel("Rouvrir : " + name).click();
            assertThat(rows).hasCount(before);
        }
    }
}
