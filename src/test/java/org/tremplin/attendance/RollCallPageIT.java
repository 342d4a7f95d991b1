package org.tremplin.attendance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.Axe;
import org.tremplin.BrowserTest;
import org.tremplin.Browsers;
import org.tremplin.Guest;
import org.tremplin.House;

/** A trainer with a phone in class: the whole way, in a real browser of 390 × 844. */
class RollCallPageIT extends BrowserTest {
    private BrowserContext context;

    @AfterEach
    void leave() {
        context.close();
    }

    private Page signedIn(String login) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("fr")
                .setHasTouch(true));
        Page page = context.newPage();
        Browsers.signIn(page, login);
        page.waitForLoadState();
        return page;
    }

    private static Locator mark(Page page, int row, String state) {
        return page.locator(".roll-row").nth(row).locator(".mark-box[data-state=" + state + "]");
    }

    private static Locator row(Page page, int row) {
        return page.locator(".roll-row").nth(row);
    }

    @Test
    void marks_everybody_corrects_some_reloads_and_signs_out() {
        Page page = signedIn("formatrice");
        page.locator(".session-title a", new Page.LocatorOptions().setHasText("FLE A1"))
                .first()
                .click();
        assertThat(page.locator(".roll-row")).hasCount(15);

        Locator rest = page.locator("#roll-rest");
        // a press waits for the button, not until it is shown
        assertThat(rest).isVisible();
        rest.press("Enter");
        assertThat(page.locator("[data-save=saved]")).hasCount(15);
        assertThat(rest).isDisabled();
        assertThat(rest).isFocused();
        page.locator("#roll-toast button").press("Enter");
        assertThat(page.locator("[data-save=saved]")).hasCount(0);
        assertThat(rest).isFocused();
        rest.press("Enter");
        assertThat(page.locator("[data-save=saved]")).hasCount(15);
        page.clock().setFixedTime(brussels("08:20"));
        mark(page, 4, "late").click();
        assertThat(row(page, 4).locator(".stepper output")).hasText("20 min");
        page.clock().setFixedTime(brussels("11:30"));
        mark(page, 1, "late").click();
        assertThat(row(page, 1)).hasAttribute("data-save", "saved");
        assertThat(row(page, 1).locator(".stepper output")).hasText("5 min");
        mark(page, 2, "excused").click();
        row(page, 2).locator("select").selectOption("31");
        mark(page, 3, "absent").click();
        page.locator("#roll-toast button").click();
        assertThat(row(page, 3)).hasAttribute("data-state", "present");
        assertThat(page.locator("[data-save=saved]")).hasCount(15);

        page.reload();
        assertThat(page.locator("#roll-count")).hasText("15");
        assertThat(row(page, 1)).hasAttribute("data-state", "late");
        assertThat(row(page, 2).locator("select")).hasValue("31");
        assertThat(row(page, 3)).hasAttribute("data-state", "present");

        assertThat(page.locator(".roll-key")).containsText("H Historique");
        Locator history = row(page, 1)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Noté Historique : "
                                        + row(page, 1).locator(".roll-name").textContent())
                                .setExact(true));
        history.press("Enter");
        assertThat(page.locator("#roll-history li").first()).containsText("Retard");
        page.locator("#roll-history button").press("Enter");
        assertThat(history).isFocused();

        page.locator(".topbar details.menu").last().locator("summary").click();
        page.locator("form[action='/sign-out'] button").click();
        assertThat(page).hasURL(House.URL + "/access/sign-in");
    }

    @Test
    void what_looks_like_the_button_of_a_card_opens_its_roll_call() {
        Page page = signedIn("formateur");
        Locator card = page.locator(".session").first();
        // as the page has it while the session runs
        card.evaluate("""
                card => card.querySelector('.actions') || card.insertAdjacentHTML('beforeend',
                    '<div class="actions"><span class="button button-primary button-big" aria-hidden="true">x</span></div>')""");
        card.locator(".actions .button").scrollIntoViewIfNeeded();
        BoundingBox button = card.locator(".actions .button").boundingBox();
        page.mouse().click(button.x + button.width / 2, button.y + button.height / 2);
        page.waitForURL("**/attendance/roll-call?session=*");
    }

    @Test
    void a_tap_without_network_waits_and_arrives() {
        Page page = signedIn("formateur");
        page.locator(".session-title a").first().click();
        assertThat(row(page, 4)).isVisible();
        context.setOffline(true);
        String wanted = "absent".equals(row(page, 4).getAttribute("data-state")) ? "excused" : "absent";
        mark(page, 4, wanted).click();
        assertThat(row(page, 4)).hasAttribute("data-save", "queued");
        assertThat(page.locator("#roll-pending")).isVisible();
        context.setOffline(false);
        assertThat(row(page, 4)).hasAttribute("data-save", "saved");
        page.reload();
        assertThat(row(page, 4)).hasAttribute("data-state", wanted);
    }

    @Test
    void the_telephone_goes_round_and_what_is_signed_without_network_arrives() {
        Page page = signedIn("formateur");
        page.locator(".session-title a").first().click();
        page.click("#roll-pass");
        Locator tile = page.locator(".pass-tile").first();
        String name = tile.locator("bdi").textContent();
        assertThat(Axe.violations(page)).isEmpty();
        Locator signed = page.locator(".roll-row", new Page.LocatorOptions().setHasText(name))
                .first();
        tile.click();
        assertThat(page.locator(".pass-name")).hasText(name);
        assertThat(page.locator("[data-part=ok]")).isDisabled();
        assertThat(Axe.violations(page)).isEmpty();
        BoundingBox button = page.locator("[data-part=back]").boundingBox();
        BoundingBox field = page.locator("#pass canvas").boundingBox();
        assertThat(button.x + button.width).isLessThanOrEqualTo(field.x + field.width + 1);
        context.setOffline(true);
        page.mouse().move(field.x + 30, field.y + 30);
        page.mouse().down();
        page.mouse().move(field.x + 120, field.y + 70, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
        page.click("[data-part=ok]");
        assertThat(page.locator(".pass-tile").first().locator(".pass-done")).isVisible();
        page.locator("#pass form button").click();
        assertThat(signed).hasAttribute("data-save", "queued");
        context.setOffline(false);
        assertThat(signed).hasAttribute("data-save", "saved");
        page.reload();
        assertThat(signed).hasAttribute("data-state", Pattern.compile("present|late"));
        assertThat(signed.locator(".roll-signed")).isVisible();
    }

    @Test
    void the_keyboard_marks_moves_and_undoes() {
        Page page = signedIn("formateur");
        page.locator(".session-title a", new Page.LocatorOptions().setHasText("Couture"))
                .first()
                .click();
        row(page, 0).locator("input").first().focus();
        page.keyboard().press("e");
        assertThat(row(page, 0)).hasAttribute("data-save", "saved");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("a");
        assertThat(row(page, 1)).hasAttribute("data-state", "absent");
        page.keyboard().press("Control+z");
        assertThat(row(page, 1)).hasAttribute("data-state", "");
        assertThat(row(page, 0)).hasAttribute("data-state", "excused");
        row(page, 0).locator("input").first().focus();
        page.keyboard().press("h");
        assertThat(page.locator("#roll-history li")).containsText("Excusé");
        page.keyboard().press("Escape");
        // what is drawn anew with another value keeps who is in it
        row(page, 0).locator("select").focus();
        row(page, 0).locator("select").selectOption("31");
        assertThat(row(page, 0)).hasAttribute("data-save", "saved");
        assertThat(row(page, 0).locator("select")).isFocused();
    }

    @Test
    void of_two_trainers_on_two_phones_the_second_is_told_and_may_settle_it() {
        Page one = signedIn("formateur");
        one.locator(".session-title a", new Page.LocatorOptions().setHasText("Couture"))
                .first()
                .click();
        assertThat(row(one, 6)).isVisible();
        try (BrowserContext other = phone()) {
            Page two = signedIn(other, "coordination");
            two.navigate(one.url());
            assertThat(row(two, 6)).isVisible();
            mark(one, 6, "present").click();
            assertThat(row(one, 6)).hasAttribute("data-save", "saved");
            mark(two, 6, "absent").click();
            assertThat(row(two, 6)).hasAttribute("data-save", "conflict");
            one.reload();
            assertThat(row(one, 6)).hasAttribute("data-state", "absent");
            row(two, 6).locator(".roll-note button").last().click();
            assertThat(row(two, 6)).hasAttribute("data-save", "saved");
            one.reload();
            assertThat(row(one, 6)).hasAttribute("data-state", "present");
            mark(two, 7, "present").click();
            assertThat(row(two, 7)).hasAttribute("data-save", "saved");
        }
    }

    @Test
    void one_s_own_second_tap_in_another_tab_is_no_conflict_and_a_third_tap_does_not_stop_the_page() {
        Page one = signedIn("formateur");
        one.locator(".session-title a", new Page.LocatorOptions().setHasText("Couture"))
                .first()
                .click();
        assertThat(row(one, 8)).isVisible();
        Page two = context.newPage();
        two.navigate(one.url());
        assertThat(row(two, 8)).isVisible();
        for (int i = 0; i < 5; i++) {
            mark(one, 8, "present").click();
            assertThat(row(one, 8)).hasAttribute("data-save", i % 2 == 0 ? "saved" : "");
        }
        mark(two, 8, "absent").click();
        assertThat(row(two, 8)).hasAttribute("data-save", "saved");
        assertThat(two.locator(".roll-note")).hasCount(0);
        mark(one, 8, "late").click();
        assertThat(row(one, 8)).hasAttribute("data-save", "saved");
        assertThat(one.locator(".roll-note")).hasCount(0);
    }

    @Test
    void minutes_late_are_those_of_the_association_s_clock_wherever_the_phone_thinks_it_is() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("fr")
                .setTimezoneId("America/Lima"));
        Page page = signedIn(context, "formatrice");
        page.locator(".session-title a", new Page.LocatorOptions().setHasText("FLE A1"))
                .first()
                .click();
        assertThat(row(page, 9)).isVisible();
        page.clock().setFixedTime(brussels("08:35"));
        mark(page, 9, "late").click();
        assertThat(row(page, 9).locator(".stepper output")).hasText("35 min");
        assertThat(row(page, 9)).hasAttribute("data-save", "saved");
    }

    private static long brussels(String time) {
        ZoneId zone = ZoneId.of("Europe/Brussels");
        return LocalDate.now(zone)
                .atTime(LocalTime.parse(time))
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    @Test
    @ResourceLock(MONTHS)
    void a_closed_month_and_one_that_is_opened_again_say_so_where_the_reader_is() {
        Page page = signedIn("admin");
        page.navigate(House.URL + "/attendance/months");
        Locator closable = page.locator("[id=months] li:has(button)")
                .filter(new Locator.FilterOptions().setHasNot(page.locator("a[href*='status=PLANNED']")));
        closable.last().locator("button").press("Enter");
        assertThat(page.locator(".messages")).containsText("Clôturé jusqu’au");
        assertThat(page.locator(".messages")).isFocused();
        Locator reason = page.locator("[id=months] input[type=text]");
        reason.press("Enter");
        assertThat(page.locator(".field .field-error")).containsText("Dites pourquoi ce mois est rouvert");
        assertThat(reason).isFocused();
        reason.fill("fin du test");
        reason.press("Enter");
        assertThat(page.locator(".messages")).containsText("(fin du test)");
        assertThat(page.locator(".messages")).isFocused();
    }

    @Test
    void every_button_is_large_enough_and_axe_finds_nothing() {
        Page page = signedIn("formatrice");
        page.locator(".session-title a").first().click();
        assertThat(row(page, 0)).isVisible();
        for (Locator box : page.locator(".mark-box").all().subList(0, 8)) {
            assertThat(box.boundingBox().width).isGreaterThanOrEqualTo(48);
            assertThat(box.boundingBox().height).isGreaterThanOrEqualTo(48);
        }
        assertThat(Axe.violations(page)).isEmpty();
    }

    /** A session that no other test has. */
    private static String ofYesterday() {
        Guest coordinator = Guest.signedIn("coordination");
        Matcher group = Pattern.compile("\"group\":\"Couture et tricot\",\"groupId\":(\\d+)")
                .matcher(coordinator.get("/api/v1/sessions").body());
        assertThat(group.find()).isTrue();
        String planned = coordinator
                .send(
                        "POST",
                        "/api/v1/sessions",
                        "{\"group\":%s,\"date\":\"%s\",\"from\":\"10:00\",\"to\":\"10:45\",\"trainers\":[]}"
                                .formatted(
                                        group.group(1),
                                        LocalDate.now(ZoneId.of("Europe/Brussels"))
                                                .minusDays(1)),
                        Map.of("Content-Type", "application/json", "X-CSRF-Token", coordinator.csrf))
                .body();
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(planned);
        assertThat(id.find()).as(planned).isTrue();
        return id.group(1);
    }

    @Test
    void a_sealed_sheet_is_closed_to_the_trainer_and_corrected_by_the_coordinator_with_a_reason() {
        String address = House.URL + "/attendance/roll-call?session=" + ofYesterday();
        Page trainer = signedIn("formateur");
        trainer.navigate(address);
        assertThat(trainer.locator("#roll-seal")).isHidden();
        trainer.locator("#roll-rest").click();
        assertThat(trainer.locator(".roll-row:not([data-save=saved])")).hasCount(0);
        trainer.locator("#roll-seal button").click();
        trainer.locator("#roll-seal-ask button[value='']").click();
        assertThat(mark(trainer, 0, "absent").locator("input")).isEnabled();
        trainer.locator("#roll-seal button").click();
        trainer.locator("#roll-seal-ask button[value=seal]").click();
        assertThat(trainer.locator("#notice-sealed-locked")).isVisible();
        assertThat(mark(trainer, 0, "absent").locator("input")).isDisabled();
        assertThat(trainer.locator("#roll-rest")).isHidden();
        context.close();

        Page coordinator = signedIn("coordination");
        coordinator.navigate(address);
        mark(coordinator, 0, "absent").click();
        assertThat(coordinator.locator("#notice-why-first")).isVisible();
        assertThat(row(coordinator, 0)).hasAttribute("data-state", "present");
        coordinator.locator("#roll-why").selectOption(new SelectOption().setIndex(1));
        assertThat(row(coordinator, 0)).hasAttribute("data-state", "absent");
        assertThat(row(coordinator, 0)).hasAttribute("data-save", "saved");
        coordinator.reload();
        assertThat(row(coordinator, 0)).hasAttribute("data-state", "absent");
        context.close();

        Page administrator = signedIn("admin");
        administrator.navigate(House.URL + "/attendance/seals");
        assertThat(administrator.locator(".notice-ok")).isVisible();
    }
}
