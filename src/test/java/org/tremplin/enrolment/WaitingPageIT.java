package org.tremplin.enrolment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** A place is freed on a coordinator's phone, and answered on a stranger's. */
class WaitingPageIT extends BrowserTest {
    private static final String TITLE = "Couture du soir";

    @Test
    void a_freed_place_is_offered_by_a_link_that_the_next_person_answers_and_then_to_the_one_after() {
        try (BrowserContext phone = phone();
                BrowserContext stranger = phone()) {
            Page page = signedIn(phone, "coordination");
            groupOfOne(page);
            String group = page.url().replaceFirst(".*group=", "");
            page.navigate(House.URL + "/enrolment/group-enrol?group=" + group);
            enrol(page, "Daniel Haile");
            enrol(page, "Fatoumata Kovalenko");
            enrol(page, "Amina");
            Locator rows = page.locator("[id='list'] ul > li");
            assertThat(rows).hasCount(3);
            assertThat(page.locator("[id='head']")).containsText("1 place sur 1 prise, 2 personnes attendent");

            Locator first = rows.nth(0);
            first.getByText("Changer").click();
            first.locator("select").selectOption("JOB");
            first.getByText("Arrêter").click();
            assertThat(rows).hasCount(2);
            assertThat(rows.nth(0)).containsText("Place gardée jusqu’au");
            page.click("[id='list:undo']");
            assertThat(rows).hasCount(3);
            assertThat(page.locator("[id='list']")).not().containsText("Place gardée");
            first.getByText("Changer").click();
            first.locator("select").selectOption("JOB");
            first.getByText("Arrêter").click();
            assertThat(rows).hasCount(2);

            rows.nth(0).getByText("Changer").click();
            rows.nth(0).getByText("Lien pour répondre").click();
            String link = page.locator("#answerLink").inputValue();
            assertThat(page.locator("[id='list:asked']")).containsText("n’a pas dit oui aux messages");
            assertThat(page.locator("[id='list:asked'] a[href^='sms:']")).hasCount(0);
            page.locator("[id='list:asked']").getByText("Accords").click();
            page.waitForURL(Pattern.compile(".*/people/contact\\?.*"));
            page.click("[id='consents:all:0:give']");
            assertThat(page.locator("[id='consents']")).containsText("Oui, le");
            page.navigate(House.URL + "/enrolment/group-enrol?group=" + group);
            rows.nth(0).getByText("Changer").click();
            rows.nth(0).getByText("Lien pour répondre").click();
            assertThat(page.locator("[id='list:asked'] a[href^='sms:']")).hasCount(1);
            link = page.locator("#answerLink").inputValue();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);

            Page answer = stranger.newPage();
            answer.navigate(link);
            assertThat(answer.locator("main")).not().containsText("Kovalenko");
            assertThat((int) answer.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            answer.click("[id='answer:no']");
            assertThat(answer.locator("main")).containsText("La place va à quelqu’un d’autre");
            answer.navigate(link);
            assertThat(answer.locator("main")).containsText("Ce lien ne répond plus");

            page.navigate(House.URL + "/enrolment/waiting");
            assertThat(page.locator(".card", new Page.LocatorOptions().setHasText("Places proposées")))
                    .containsText("Amina");
            page.getByText(TITLE).first().click();
            page.waitForURL(Pattern.compile(".*/enrolment/group-enrol\\?.*"));
            page.getByText("Accepte").click();
            assertThat(rows).hasCount(1);
            assertThat(rows).containsText("Inscrit");
        }
    }

    private static void groupOfOne(Page page) {
        page.navigate(House.URL + "/planning/group-edit");
        page.selectOption("[id='form:activity']", new SelectOption().setIndex(1));
        page.fill("[id='form:title']", TITLE);
        page.selectOption("[id='form:site']", new SelectOption().setIndex(1));
        page.fill("[id='form:capacity']", "1");
        LocalDate today = LocalDate.now();
        page.fill("[id='form:starts']", today.toString());
        page.fill("[id='form:ends']", today.plusMonths(3).toString());
        page.click("[id='form:save']");
        page.waitForURL(Pattern.compile(".*/planning/group\\?group=.*"));
    }

    private static void enrol(Page page, String name) {
        // one key: of a name typed slowly every beginning is looked for, and the last answer may come after the choice
        page.locator("[id='enrol:person_input']").fill(name.substring(0, name.length() - 1));
        page.locator("[id='enrol:person_input']").pressSequentially(name.substring(name.length() - 1));
        Locator suggestion = page.locator(".ui-autocomplete-item").first();
        // what tells namesakes apart: the telephone, else the code
        assertThat(suggestion).hasText(Pattern.compile(name + ".* \\((\\+\\d{8,}|[A-Z]+-?\\d+)\\)"));
        suggestion.click();
        page.click("[id='enrol:add']");
        assertThat(page.locator("[id='list']")).containsText(name);
        assertThat(page.locator(".messages"))
                .containsText(Pattern.compile(name + ".* est (dans le groupe|sur la liste d'attente)"));
    }
}
