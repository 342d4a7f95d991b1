package org.tremplin.catalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** A coordinator's own words, what an activity counts for, and the money of a buffet, on a phone. */
class ListsPageIT extends BrowserTest {
    private static Page signedIn(BrowserContext context) {
        return signedIn(context, "coordination");
    }

    private static void press(Page page, String id) {
        page.waitForResponse("**/catalogue/**", () -> page.click("[id='" + id + "']"));
    }

    /** Each row's button is named by the row's number, which is another row's after the first answer. */
    @Test
    void a_press_that_waits_for_the_answer_to_another_is_for_the_row_it_was_made_on() {
        try (BrowserContext context = phone()) {
            Page page = signedIn(context);
            page.navigate(House.URL + "/catalogue/lists?list=TYPE");
            List<String> before = page.locator("#rows strong").allTextContents();
            assertThat(before).hasSizeGreaterThan(2);
            AtomicInteger answers = new AtomicInteger();
            page.onResponse(
                    response -> answers.addAndGet(response.request().method().equals("POST") ? 1 : 0));
            // the first goes below the second, then the second below the first: all is as it was
            page.evaluate("[...document.querySelectorAll('#rows button[aria-label^=\"Descendre\"]')].slice(0, 2)"
                    + ".forEach(button => button.click())");
            page.waitForCondition(() -> answers.get() == 2);
            page.navigate(House.URL + "/catalogue/lists?list=TYPE");
            assertThat(page.locator("#rows strong").allTextContents()).isEqualTo(before);
        }
    }

    @Test
    void a_pole_of_ones_own_is_added_used_retired_and_brought_back() {
        try (BrowserContext context = phone()) {
            Page page = signedIn(context);
            page.navigate(House.URL + "/catalogue/lists");
            press(page, "edit:save");
            assertThat(page.locator("#edit .field-error")).isVisible();
            page.fill("[id='edit:title']", "Vacances familiales");
            press(page, "edit:save");
            assertThat(page.locator("#rows")).containsText("Vacances familiales");
            page.fill("[id='edit:title']", "vacances FAMILIALES");
            press(page, "edit:save");
            assertThat(page.locator(".field .field-error")).containsText("déjà dans cette liste");
            assertThat(page.locator("[id='edit:title']")).hasValue("vacances FAMILIALES");

            page.navigate(House.URL + "/catalogue/activity-edit");
            page.fill("[id='form:title']", "Stage de Pâques");
            page.fill("[id='form:code']", "PAQUES-LISTES");
            page.selectOption("[id='form:pole']", new SelectOption().setLabel("Vacances familiales"));
            page.selectOption("[id='form:type']", new SelectOption().setLabel("Cuisine"));
            page.fill("[id='form:price']", "12,50");
            page.getByLabel("Cohésion sociale").check();
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/catalogue/activity\\?.*"));
            assertThat(page.locator("main")).containsText("Cohésion sociale");
            assertThat(page.locator("main")).containsText("Vacances familiales");

            page.navigate(House.URL + "/catalogue/lists");
            page.waitForResponse(
                    "**/catalogue/**",
                    () -> page.getByLabel("Ne plus proposer : Vacances familiales")
                            .click());
            assertThat(page.locator("#rows")).containsText("n’est plus proposé");
            page.navigate(House.URL + "/catalogue/activity-edit");
            assertThat(page.locator("[id='form:pole']")).not().containsText("Vacances familiales");
            page.navigate(House.URL + "/catalogue/lists");
            page.waitForResponse(
                    "**/catalogue/**",
                    () -> page.getByLabel("Remettre : Vacances familiales").click());
            assertThat(page.getByLabel("Ne plus proposer : Vacances familiales"))
                    .isVisible();
        }
    }

    @Test
    void a_buffet_has_its_balance_and_a_line_that_was_removed_comes_back() {
        try (BrowserContext context = phone()) {
            Page page = signedIn(context);
            page.navigate(House.URL + "/catalogue/balance");
            page.getByText("Buffet de la fête de quartier").click();
            page.waitForURL(Pattern.compile(".*/catalogue/action\\?.*"));
            assertThat(page.locator(".figures")).containsText("702,60");
            page.fill("[id='money:label']", "Pourboires");
            page.fill("[id='money:amount']", "beaucoup");
            press(page, "money:add");
            assertThat(page.locator("[id='money:label']")).hasValue("Pourboires");
            page.fill("[id='money:amount']", "17,40");
            press(page, "money:add");
            assertThat(page.locator(".figures")).containsText("720,00");
            page.waitForResponse(
                    "**/catalogue/**",
                    () -> page.getByLabel("Retirer : Pourboires").click());
            assertThat(page.locator(".figures")).containsText("702,60");
            press(page, "money:undo");
            assertThat(page.locator(".figures")).containsText("720,00");
            page.waitForResponse(
                    "**/catalogue/**",
                    () -> page.getByLabel("Retirer : Pourboires").click());
            page.navigate(House.URL + "/catalogue/balance");
            assertThat(page.request()
                            .get(House.URL
                                    + page.locator("a[href*='balance.csv']").getAttribute("href"))
                            .text())
                    .contains(";350;couverts;1400.00;697.40;702.60");
        }
    }
}
