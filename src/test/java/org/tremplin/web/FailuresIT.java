package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Guest;
import org.tremplin.House;

/** A form under which something fails: what is said is so, nothing typed is lost, and the same form works afterwards. */
class FailuresIT extends BrowserTest {
    private static final String PAGE = "/people/person-edit";

    private static final Pattern NUMBERED = Pattern.compile("(?:Numéro à donner : |<code>)([0-9a-f-]{36})");

    private Guest coordinator;
    private String name;

    @BeforeEach
    void somebody_whose_name_the_database_will_not_take() throws Exception {
        coordinator = Guest.signedIn("coordination");
        name = "Panne " + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void the_database_is_well_again() throws Exception {
        execute("drop trigger if exists failing");
    }

    /** Has the database refuse this name with one of its own errors. */
    private void fail(int error, String message) throws SQLException, IOException {
        execute("""
                create trigger failing before insert on person for each row
                if new.family_name = '%s' then
                    signal sqlstate 'HY000' set mysql_errno = %d, message_text = '%s';
                end if""".formatted(name, error, message));
    }

    private static void execute(String statement) throws SQLException, IOException {
        try (Connection database = House.database();
                Statement executed = database.createStatement()) {
            executed.execute(statement);
        }
    }

    /** The number that is told of an error stands in the log: made up here, it is nobody's concern. */
    private static void provoked(String said) {
        Matcher number = NUMBERED.matcher(said);
        assertThat(number.find()).as(said).isTrue();
        House.PROVOKED.add(number.group(1));
    }

    private Map<String, String> typed() {
        return Map.of("given", "Awa", "family", name);
    }

    @Test
    void what_nobody_foresaw_has_a_number_for_a_script_and_on_a_page_and_the_form_works_afterwards() throws Exception {
        fail(1644, "nobody foresaw this");
        Guest.Form form = coordinator.form(PAGE, "form");
        HttpResponse<String> byScript = coordinator.pressByScript(form, "save", typed());
        assertThat(byScript.statusCode()).isEqualTo(500);
        assertThat(byScript.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(byScript.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        provoked(byScript.body());
        HttpResponse<String> without = coordinator.press(form, "save", typed());
        assertThat(without.statusCode()).isEqualTo(500);
        assertThat(without.body()).contains("Ce n'est pas de votre faute");
        provoked(without.body());
        execute("drop trigger failing");
        assertThat(coordinator.pressByScript(form, "save", typed()).body()).contains("/people/person?person=");
    }

    @Test
    void a_full_database_is_said_on_the_form_with_what_was_typed() throws Exception {
        fail(1114, "The table person is full");
        Guest.Form form = coordinator.form(PAGE, "form");
        HttpResponse<String> byScript = coordinator.pressByScript(form, "save", typed());
        assertThat(byScript.statusCode()).isEqualTo(200);
        assertThat(byScript.body()).contains("a plus de place pour enregistrer");
        HttpResponse<String> without = coordinator.press(form, "save", typed());
        assertThat(without.body()).contains("a plus de place pour enregistrer", "value=\"" + name + "\"");
    }

    @Test
    void what_is_gone_meanwhile_is_said_to_a_script_and_on_a_page() throws Exception {
        String made = coordinator
                .submit(PAGE, "form", "save", typed())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Guest.Form form = coordinator.form(made.replace("/person?", "/person-edit?"), "form");
        execute("delete r from person_role r join person p on p.id = r.person_id where p.family_name = '" + name + "'");
        execute("delete from person where family_name = '" + name + "'");
        HttpResponse<String> byScript = coordinator.pressByScript(form, "save", Map.of());
        assertThat(byScript.statusCode()).isEqualTo(404);
        assertThat(byScript.body()).isEqualTo("Cette page n'existe pas, ou n'est pas pour vous.");
        HttpResponse<String> without = coordinator.press(form, "save", Map.of());
        assertThat(without.statusCode()).isEqualTo(404);
        assertThat(without.body()).contains("<title>Page introuvable").doesNotContain(name);
    }

    @Test
    void a_page_behind_many_others_of_the_same_person_is_saved_or_said_to_be_too_old() {
        Guest.Form byScript = coordinator.form(PAGE, "form");
        Guest.Form without = coordinator.form(PAGE, "form");
        for (int tab = 0; tab < 60; tab++) {
            coordinator.get(PAGE);
        }
        HttpResponse<String> scripted = coordinator.pressByScript(byScript, "save", typed());
        assertThat(scripted.body())
                .containsPattern("/people/person\\?person=|La page est restée ouverte trop longtemps");
        HttpResponse<String> plain = coordinator.press(without, "save", typed());
        assertThat(plain.statusCode()).as(plain.body()).isIn(302, 409);
    }

    @Test
    void a_page_that_is_used_between_many_others_of_the_same_person_is_saved() {
        Guest.Form form = coordinator.form(PAGE, "form");
        for (int tab = 0; tab < 60; tab++) {
            coordinator.get(PAGE);
            if (tab % 10 == 0) {
                assertThat(coordinator
                                .pressByScript(form, "save", Map.of("given", "Awa", "phone", "12"))
                                .body())
                        .contains("field-error", "value=\"12\"");
            }
        }
        assertThat(coordinator.pressByScript(form, "save", typed()).body()).contains("/people/person?person=");
    }

    @Test
    void a_form_with_the_state_of_another_page_or_to_a_page_without_one_is_too_old() {
        Guest.Form known = coordinator.form(PAGE, "form");
        Map<String, String> fields = new HashMap<>(known.fields());
        fields.put("form:save", "x");
        assertThat(List.of("/planning/group-edit", "/people/erase", "/planning/closures", "/catalogue/activity-edit"))
                .allSatisfy(page -> assertThat(coordinator.post(page, fields).statusCode())
                        .as(page)
                        .isEqualTo(409));
        Map<String, String> stateless = Map.of("form", "form", "jakarta.faces.ViewState", "stateless");
        assertThat(List.of("/attendance/today", "/planning/calendar", "/people/person", "/transfer/import"))
                .allSatisfy(page -> assertThat(coordinator.post(page, stateless).statusCode())
                        .as(page)
                        .isEqualTo(409));
        assertThat(Guest.stranger()
                        .post("/planning/offer?activity=1", stateless)
                        .statusCode())
                .isEqualTo(409);
        assertThat(coordinator.pressByScript(known, "save", typed()).body()).contains("/people/person?person=");
    }

    @Test
    void a_row_of_a_list_is_taken_into_its_form_whatever_was_typed_and_refused_before() {
        String page = "/access/association";
        Guest admin = Guest.signedIn("admin");
        Guest.Form form = admin.form(page, "sites");
        HttpResponse<String> refused =
                admin.pressByScript(form, "saveSite", Map.of("site", "", "siteAddress", "rue de la méprise 1"));
        assertThat(refused.body()).contains("field-error", "rue de la méprise 1");
        Matcher row = Pattern.compile("name=\"sites:([^\"]*)\"[^>]*data-process=\"sites:\\1\"")
                .matcher(admin.get(page).body());
        assertThat(row.find()).isTrue();
        String chosen = admin.pressByScript(form, row.group(1), Map.of()).body();
        assertThat(chosen).contains("Siège").doesNotContain("méprise", "field-error\">À");
        // without scripts the whole form is sent, an empty name with it
        assertThat(admin.press(admin.form(page, "sites"), row.group(1), Map.of("siteAddress", "rue de la méprise 1"))
                        .body())
                .contains("value=\"Siège\"")
                .doesNotContain("méprise");
        assertThat(admin.submit(page, "form", "save", Map.of()).body()).contains("Enregistré.");
    }

    @Test
    void an_answer_that_says_nothing_is_no_silence_of_the_network() throws Exception {
        try (BrowserContext context = phone()) {
            Page page = signedIn(context, "coordination");
            page.navigate(House.URL + PAGE);
            page.locator("[id='form:given']").fill("Awa");
            page.locator("[id='form:family']").fill(name);
            Locator said = page.locator(".messages li");
            answer(
                    page,
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(413).setBody("<h1>too large</h1>")));
            assertThat(said.textContent()).startsWith("Le serveur a refusé cet envoi");
            answer(
                    page,
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(502).setBody("<h1>bad gateway</h1>")));
            assertThat(said.textContent()).startsWith("Le réseau ne répond pas");
            answer(page, Route::abort);
            assertThat(said.textContent()).startsWith("Le réseau ne répond pas");
            fail(1644, "nobody foresaw this");
            answer(page, Route::resume);
            provoked(said.textContent());
            execute("drop trigger failing");
            page.locator("[id='form:save']").click();
            page.waitForURL(Pattern.compile("/people/person\\?person="));
            assertThat(page.content()).contains(name);
        }
    }

    /** Presses the button, whose request is answered so, and waits for another sentence than before. */
    private static void answer(Page page, Consumer<Route> answer) {
        page.evaluate("document.querySelectorAll('.messages').forEach(place => place.replaceChildren())");
        page.route("**" + PAGE + "*", route -> {
            if (route.request().method().equals("POST")) {
                answer.accept(route);
            } else {
                route.resume();
            }
        });
        page.locator("[id='form:save']").click();
        page.locator(".messages li").waitFor();
        page.unroute("**" + PAGE + "*");
    }
}
