package org.tremplin.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** A funder's rule, a person's target, and the report that proves it, on a coordinator's phone. */
class ProgrammePageIT extends BrowserTest {
    private static Page report(BrowserContext context) {
        Page page = signedIn(context, "coordination");
        page.navigate(House.URL + "/reporting/programme");
        page.selectOption("#programme", new SelectOption().setLabel("Cohésion sociale"));
        page.click(".filters button");
        assertThat(page.locator(".heading p")).hasText("Cohésion sociale");
        return page;
    }

    @Test
    void a_rule_is_tried_on_an_example_and_changes_what_is_counted_but_not_what_was_attended() {
        try (BrowserContext context = phone()) {
            Page page = report(context);
            String counted = total(page, 2);
            String attended = total(page, 1);
            page.click("a[href*=counting-rule]");
            assertThat(page.locator("[id='form:example']")).containsText("115 minutes");
            page.fill("[id='form:tolerance']", "15");
            page.locator("[id='form:tolerance']").blur();
            assertThat(page.locator("[id='form:example']")).containsText("130 minutes");
            page.selectOption("[id='form:unit']", new SelectOption().setLabel("Demi-journées"));
            assertThat(page.locator("[id='form:example']")).containsText("1 demi-journée");
            page.fill("[id='form:tolerance']", "99");
            page.click("[id='form:save']");
            assertThat(page.locator("#form .field-error").first()).containsText("60");
            assertThat(page.locator("[id='form:tolerance']")).hasValue("99");
            page.fill("[id='form:tolerance']", "15");
            page.locator(".pair:has-text('maladie') input").first().fill("30");
            page.click("[id='form:save']");
            assertThat(page.locator("#form .notice-ok")).isVisible();

            page = report(context);
            assertThat(total(page, 1)).isEqualTo(attended);
            assertThat(total(page, 2)).isNotEqualTo(counted);
            assertThat(page.request()
                            .get(House.URL
                                    + page.locator("a[href*='programme-hours.csv']")
                                            .getAttribute("href"))
                            .text())
                    .contains(";HALF_DAY;");
        }
    }

    private static String total(Page page, int column) {
        return page.locator("tfoot tr > *").nth(column).textContent();
    }

    @Test
    void a_target_is_set_seen_by_the_learner_taken_away_and_brought_back() {
        try (BrowserContext context = phone();
                BrowserContext learner = phone()) {
            Page page = signedIn(context, "emploi");
            page.navigate(House.URL + "/people/list?q=Amina%20Rahimi");
            page.locator("main tbody a").first().click();
            page.click("a[href*=person-targets]");
            Locator cards = page.locator("#rows .card");
            assertThat(cards).hasCount(1);
            String programme = page.locator("[id='form:programme'] option:has-text('Cohésion sociale')")
                    .getAttribute("value");
            page.selectOption("[id='form:programme']", programme);
            page.fill("[id='form:required']", "60");
            page.click("[id='form:save']");
            assertThat(page.locator("#form .field-error:has-text('.')").first()).isVisible();
            assertThat(page.locator("[id='form:required']")).hasValue("60");
            page.fill("[id='form:from']", "2026-01-01");
            page.fill("[id='form:due']", "2040-12-31");
            page.click("[id='form:save']");
            assertThat(cards).hasCount(2);
            assertThat(page.locator("#rows")).containsText("sur 60");
            assertThat(page.request()
                            .get(House.URL + "/api/v1/programme-hours?from=2026-01-01&to=2026-12-31&programme="
                                    + programme)
                            .text())
                    .contains("\"required\":60,\"state\":", "\"left\":", "\"neededAMonth\":", "\"percent\":");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);

            Page own = signedIn(learner, "apprenante");
            assertThat(own.locator("#targets-words")).containsText("sur 60");

            page.getByLabel("Retirer : Cohésion sociale").click();
            assertThat(page.locator("#rows .notice-ok")).isVisible();
            assertThat(cards).hasCount(1);
            page.click("[id='rows:undo']");
            assertThat(cards).hasCount(2);
            page.getByLabel("Retirer : Cohésion sociale").click();
            assertThat(cards).hasCount(1);
        }
    }
}
