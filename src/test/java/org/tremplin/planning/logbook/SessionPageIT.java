package org.tremplin.planning.logbook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Guest;
import org.tremplin.House;

/** A trainer leaves a log, a file and a link; another one takes over. In real browsers, on phones. */
class SessionPageIT extends BrowserTest {
    private static String found(String body, String pattern) {
        Matcher value = Pattern.compile(pattern).matcher(body);
        assertThat(value.find()).as(pattern).isTrue();
        return value.group(1);
    }

    /** A session before the day begins, when nobody else's test has one. @return its id */
    private static String planned(Guest coordinator, String group, LocalDate day, String hours, String trainer) {
        HttpResponse<String> answer = coordinator.send(
                "POST",
                "/api/v1/sessions",
                "{\"group\":%s,\"date\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"trainers\":[%s]}"
                        .formatted(group, day, hours.substring(0, 5), hours.substring(6), trainer),
                Map.of("Content-Type", "application/json", "X-CSRF-Token", coordinator.csrf));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return found(answer.body(), "\"id\":(\\d+)");
    }

    @Test
    void a_replacement_finds_what_was_left_and_can_change_nothing_in_it() {
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Brussels")).plusDays(45);
        Guest coordinator = Guest.signedIn("coordination");
        String today = coordinator.get("/api/v1/sessions").body();
        String group = found(today, "\"group\":\"Cuisine du monde\",\"groupId\":(\\d+)");
        String nadia = found(today, "\"trainerIds\":\\[(\\d+)\\],\"trainers\":\"Nadia Benali\"");
        String paul = found(today, "\"trainerIds\":\\[(\\d+)\\],\"trainers\":\"Paul Lambert\"");
        String first = planned(coordinator, group, day, "05:00-05:45", nadia);
        String second = planned(coordinator, group, day, "06:00-06:45", paul);
        byte[] sheet = "%PDF-1.7 la recette de la soupe".getBytes(UTF_8);

        try (BrowserContext hers = phone();
                BrowserContext his = phone()) {
            Page page = signedIn(hers, "formatrice");
            page.navigate(House.URL + "/attendance/roll-call?session=" + first);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Journal de la séance"))
                    .click();
            page.getByLabel("Ce qui a été fait").fill("La soupe :\néplucher, couper, cuire.");
            Locator file = page.getByLabel("Fichier");
            file.setInputFiles(new FilePayload("film.pdf", "application/pdf", new byte[10_000_001]));
            page.locator("[id='attach:send']").click();
            // said by the browser, as often as she tries; nothing travels
            assertThat(file.evaluate("input => input.validationMessage"))
                    .isEqualTo("Ce fichier est trop grand : 10 Mo au plus.");
            assertThat(file.evaluate("input => input.files.length")).isEqualTo(1);
            file.setInputFiles(new FilePayload("soupe d’été.pdf", "text/html", sheet));
            page.locator("[id='attach:send']").click();
            Locator materials = page.locator("#materials li");
            assertThat(materials).containsText(new String[] {"soupe d’été.pdf"});
            page.getByLabel("Adresse du lien").fill("javascript:alert(1)");
            page.locator("[id='link:add']").click();
            assertThat(page.locator(".field .field-error")).isInViewport();
            assertThat(materials).hasCount(1);
            page.getByLabel("Adresse du lien").fill("https://exemple.be/soupe");
            page.getByLabel("Titre du lien").fill("La vidéo");
            page.locator("[id='link:add']").click();
            assertThat(materials).hasCount(2);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retirer : La vidéo"))
                    .click();
            assertThat(materials).hasCount(1);
            page.locator("[id='materials:undo']").click();
            assertThat(materials).hasCount(2);
            // what was typed first is still there
            page.locator("[id='log:write']").click();
            assertThat(page.locator("#log [role=status]")).containsText("Nadia Benali");

            Page other = signedIn(his, "formateur");
            other.navigate(House.URL + "/planning/session?session=" + second);
            Locator last =
                    other.locator("section.card").filter(new Locator.FilterOptions().setHasText("La dernière fois"));
            assertThat(last).containsText("éplucher, couper, cuire.");
            assertThat(last).containsText("Nadia Benali");
            assertThat(last.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("La vidéo")))
                    .hasAttribute("href", "https://exemple.be/soupe");
            assertThat(last.locator("button")).hasCount(0);
            var download = other.waitForDownload(
                    () -> last.getByText("soupe d’été.pdf").click());
            assertThat(download.suggestedFilename()).isEqualTo("soupe d’été.pdf");
            assertThat(download.path()).hasBinaryContent(sheet);

            String address = last.locator("a[href^='/planning/material']").getAttribute("href");
            HttpResponse<String> answer = Guest.signedIn("formateur").get(address);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment;")
                    .endsWith("filename*=UTF-8''soupe%20d%E2%80%99%C3%A9t%C3%A9.pdf");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(Guest.signedIn("emploi").get(address).statusCode()).isEqualTo(404);
            assertThat(Guest.signedIn("apprenante").get(address).statusCode()).isEqualTo(404);
            assertThat(Guest.stranger().get(address).statusCode()).isEqualTo(302);
            assertThat(coordinator.get("/planning/material?material=1x").statusCode())
                    .isEqualTo(404);
        }
    }

    /** Of a session that is over, "it took place" stands first. */
    @Test
    void enter_in_the_reason_cancels_and_does_not_say_that_it_took_place() {
        Guest coordinator = Guest.signedIn("coordination");
        String group =
                found(coordinator.get("/api/v1/sessions").body(), "\"group\":\"Cuisine du monde\",\"groupId\":(\\d+)");
        LocalDate yesterday = LocalDate.now(ZoneId.of("Europe/Brussels")).minusDays(1);
        String address = "/planning/session?session=" + planned(coordinator, group, yesterday, "05:00-05:45", "");
        try (BrowserContext context = phone()) {
            Page page = signedIn(context, "coordination");
            page.navigate(House.URL + address);
            assertThat(page.locator("[id='state:hold']")).isVisible();
            page.locator("[id='state:reason']").fill("La salle était inondée");
            // while it works it is switched off, and whoever presses once more means no other
            Locator cancel = page.locator("[id='state:cancel']");
            cancel.evaluate("button => button.disabled = true");
            page.locator("[id='state:reason']").press("Enter");
            cancel.evaluate("button => button.disabled = false");
            page.locator("[id='state:reason']").press("Enter");
            assertThat(page.locator("[id='state:reinstate']")).isVisible();
            assertThat(coordinator.get(address).body()).contains("<dd>La salle était inondée</dd>");
        }
    }

    @Test
    void a_button_whose_answer_was_lost_can_be_pressed_again_and_does_its_work_once() {
        Guest coordinator = Guest.signedIn("coordination");
        String group =
                found(coordinator.get("/api/v1/sessions").body(), "\"group\":\"Cuisine du monde\",\"groupId\":(\\d+)");
        LocalDate yesterday = LocalDate.now(ZoneId.of("Europe/Brussels")).minusDays(1);
        String address = "/planning/session?session=" + planned(coordinator, group, yesterday, "06:00-06:45", "");
        try (BrowserContext context = phone()) {
            Page page = signedIn(context, "coordination");
            page.navigate(House.URL + address);
            AtomicBoolean lost = new AtomicBoolean();
            page.route("**/planning/session*", route -> {
                if (route.request().method().equals("POST") && lost.compareAndSet(false, true)) {
                    route.fetch();
                    route.abort("connectionreset");
                } else {
                    route.resume();
                }
            });
            page.locator("[id='link:url']").fill("https://exemple.be/perdu");
            page.locator("[id='link:add']").click();
            assertThat(page.locator(".messages .bad")).containsText("réseau");
            page.locator("[id='link:add']").click();
            assertThat(page.locator("[id='link:url']")).hasValue("");
            assertThat(page.locator("a[href='https://exemple.be/perdu']")).hasCount(1);
        }
    }
}
