package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;
import org.tremplin.House;

/** Two clicks, a network that sends again, the same contents after Back: the work is done once, and everybody sees it. */
class SentOnceIT {
    private static final String SAID = "Cela avait déjà été envoyé";
    private static final Pattern REDIRECT = Pattern.compile("<redirect url=\"([^\"]+)\"");

    private static final Map<String, String> MULTIPART =
            Map.of("Content-Type", "multipart/form-data; boundary=deux-fois");

    private static Guest coordinator;
    private static String session;
    private static String activity;
    private static String site;

    private String name;

    @BeforeAll
    static void a_coordinator_and_a_session() {
        coordinator = Guest.signedIn("coordination");
        String sessions = coordinator.get("/api/v1/sessions").body();
        session = "/planning/session?session=" + found(sessions, "\"id\":(\\d+)");
        String page = coordinator.get("/planning/group-edit").body();
        activity = choice(page, "activity");
        site = choice(page, "site");
    }

    @BeforeEach
    void a_name_of_its_own() {
        name = "Deux fois " + UUID.randomUUID().toString().substring(0, 8);
    }

    private static int count(String statement, String value) throws SQLException, IOException {
        try (Connection database = House.database();
                PreparedStatement counted = database.prepareStatement("select count(*) from " + statement)) {
            counted.setString(1, value);
            try (ResultSet rows = counted.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Where a browser is sent, by its script or without. */
    private static String target(HttpResponse<String> answer) {
        Matcher byScript = REDIRECT.matcher(answer.body());
        return byScript.find()
                ? byScript.group(1).replace("&amp;", "&")
                : answer.headers().firstValue("Location").orElse(answer.body());
    }

    private static String oneTarget(List<HttpResponse<String>> answers) {
        List<String> targets =
                answers.stream().map(SentOnceIT::target).distinct().toList();
        assertThat(targets).singleElement().asString().startsWith("/");
        return targets.get(0);
    }

    @Test
    void a_new_person_sent_three_times_at_once_is_one_and_all_are_led_there() throws Exception {
        Map<String, String> typed = Map.of("given", "Awa", "family", name);
        Guest.Form form = coordinator.form("/people/person-edit", "form");
        String made = oneTarget(Guest.atOnce(3, () -> coordinator.pressByScript(form, "save", typed)));
        assertThat(made).startsWith("/people/person?person=");
        assertThat(count("person where family_name = ?", name)).isEqualTo(1);
        assertThat(coordinator.get(made).body()).contains(name).doesNotContain(SAID);
    }

    @Test
    void a_group_without_a_room_sent_three_times_at_once_without_scripts_is_one() throws Exception {
        Guest.Form form = coordinator.form("/planning/group-edit", "form");
        String made = oneTarget(Guest.atOnce(3, () -> coordinator.press(form, "save", group())));
        assertThat(made).startsWith("/planning/group?group=");
        assertThat(count("activity_group where title = ?", name)).isEqualTo(1);
    }

    private Map<String, String> group() {
        return Map.of("title", name, "activity", activity, "site", site);
    }

    private static String choice(String page, String field) {
        return found(page, "(?s)<select id=\"form:" + field + "\".*?<option value=\"(\\d+)\"");
    }

    private static String found(String page, String pattern) {
        Matcher value = Pattern.compile(pattern).matcher(page);
        assertThat(value.find()).as(pattern).isTrue();
        return value.group(1);
    }

    @Test
    void a_link_sent_three_times_at_once_is_one_and_added_again_it_is_two() throws Exception {
        Map<String, String> typed = Map.of("url", "https://exemple.be/" + name.hashCode(), "linkTitle", name);
        Guest.Form form = coordinator.form(session, "link");
        List<HttpResponse<String>> answers = Guest.atOnce(3, () -> coordinator.pressByScript(form, "add", typed));
        assertThat(answers)
                .allMatch(answer -> answer.statusCode() == 200)
                .extracting(HttpResponse::body)
                .containsOnly(answers.get(0).body());
        assertThat(count("session_material where title = ?", name)).isEqualTo(1);
        assertThat(coordinator.pressByScript(form, "add", typed).statusCode()).isEqualTo(200);
        assertThat(count("session_material where title = ?", name)).isEqualTo(2);
    }

    @Test
    void a_link_sent_again_without_scripts_before_its_page_was_seen_is_one_and_from_that_page_two() throws Exception {
        Map<String, String> typed = Map.of("url", "https://exemple.be/" + name.hashCode(), "linkTitle", name);
        Guest.Form form = coordinator.form(session, "link");
        HttpResponse<String> first = coordinator.press(form, "add", typed);
        HttpResponse<String> second = coordinator.press(form, "add", typed);
        assertThat(second.body()).isEqualTo(first.body()).contains(name);
        assertThat(second.headers().map().get("Content-Security-Policy"))
                .isEqualTo(first.headers().map().get("Content-Security-Policy"))
                .isNotEmpty();
        assertThat(count("session_material where title = ?", name)).isEqualTo(1);
        coordinator.submit(session, "link", "add", typed);
        assertThat(count("session_material where title = ?", name)).isEqualTo(2);
    }

    @Test
    void a_link_whose_answer_a_script_did_not_hear_is_one_and_in_the_next_turn_two() throws Exception {
        Map<String, String> typed = Map.of("url", "https://exemple.be/" + name.hashCode(), "linkTitle", name);
        Guest.Form form = coordinator.form(session, "link");
        HttpResponse<String> unheard = coordinator.pressByScript(form, "add", typed, "first");
        assertThat(coordinator.pressByScript(form, "add", typed, "first").body())
                .isEqualTo(unheard.body());
        assertThat(count("session_material where title = ?", name)).isEqualTo(1);
        coordinator.pressByScript(form, "add", typed, "second");
        assertThat(count("session_material where title = ?", name)).isEqualTo(2);
    }

    @Test
    void two_pages_of_one_session_that_are_sent_again_without_scripts_do_their_work_once_each() throws Exception {
        Map<String, String> typed = Map.of("url", "https://exemple.be/" + name.hashCode(), "linkTitle", name);
        List<Guest.Form> tabs = List.of(coordinator.form(session, "link"), coordinator.form(session, "link"));
        for (int sent = 0; sent < 2; sent++) {
            tabs.forEach(tab -> coordinator.press(tab, "add", typed));
        }
        assertThat(count("session_material where title = ?", name)).isEqualTo(2);
    }

    /** Sends a form with a file of this content in it. */
    private static HttpResponse<String> attach(Guest.Form form, String file, String content) {
        String next = "--deux-fois\r\nContent-Disposition: form-data; name=\"";
        StringBuilder body = new StringBuilder();
        form.fields()
                .forEach((field, value) ->
                        body.append(field.equals("attach:file") ? "" : next + field + "\"\r\n\r\n" + value + "\r\n"));
        body.append(next + "attach:send\"\r\n\r\nx\r\n" + next + "attach:file\"; filename=\"" + file
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--deux-fois--\r\n");
        return coordinator.send("POST", form.action(), body.toString(), MULTIPART);
    }

    @Test
    void a_file_sent_three_times_at_once_is_one_and_another_of_the_same_name_is_another() throws Exception {
        Guest.Form form = coordinator.form(session, "attach");
        for (int files = 1; files <= 2; files++) {
            String content = "Exercice " + files;
            assertThat(Guest.atOnce(3, () -> attach(form, name, content)))
                    .allMatch(answer -> answer.statusCode() == 200);
            assertThat(count("session_material where title like concat(?, '%')", name))
                    .isEqualTo(files);
        }
    }

    @Test
    void while_equal_ones_wait_the_session_goes_on() throws Exception {
        Guest.Form form = coordinator.form(session, "link");
        try (Connection database = House.database();
                PreparedStatement held = database.prepareStatement("select id from session where id = ? for update")) {
            database.setAutoCommit(false);
            held.setString(1, session.replaceFirst(".*=", ""));
            held.executeQuery();
            CompletableFuture<List<HttpResponse<String>>> waiting = CompletableFuture.supplyAsync(() -> Guest.atOnce(
                    3,
                    () -> coordinator.pressByScript(
                            form, "add", Map.of("url", "https://exemple.be/attente", "linkTitle", name))));
            assertThat(coordinator.get("/planning/groups").statusCode()).isEqualTo(200);
            assertThat(coordinator
                            .submit("/people/person-edit", "form", "save", Map.of("given", "Awa", "family", name))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(waiting).isNotDone();
            database.rollback();
            assertThat(waiting.join()).allMatch(answer -> answer.statusCode() == 200);
        }
        assertThat(count("session_material where title = ?", name)).isEqualTo(1);
    }

    @Test
    void what_is_no_form_of_a_page_is_let_through_as_it_is() {
        for (String door : List.of("/preferences", "/nowhere", "/api/v1/sessions")) {
            assertThat(coordinator
                            .send("POST", door + "?jakarta.faces.ViewState=1:2&csrf=" + coordinator.csrf, "", MULTIPART)
                            .statusCode())
                    .as(door)
                    .isLessThan(500);
        }
    }

    @Test
    void after_back_the_same_contents_lead_to_what_was_made_and_say_so_once_and_others_are_saved() throws Exception {
        Map<String, String> typed = Map.of("given", "Awa", "family", name);
        Guest.Form form = coordinator.form("/people/person-edit", "form");
        String made = target(coordinator.press(form, "save", typed));
        assertThat(coordinator.get(made).body()).doesNotContain(SAID);
        assertThat(target(coordinator.press(form, "save", typed))).isEqualTo(made);
        assertThat(count("person where family_name = ?", name)).isEqualTo(1);
        assertThat(coordinator.get(made).body()).contains(SAID);
        assertThat(coordinator.get(made).body()).doesNotContain(SAID);
        coordinator.press(
                coordinator.form("/people/person-edit", "form"), "save", Map.of("given", "Binta", "family", name));
        assertThat(count("person where family_name = ?", name)).isEqualTo(2);
    }

    @Test
    void what_was_refused_can_be_sent_again_with_the_same_contents() throws Exception {
        String code = "D" + name.hashCode();
        Map<String, String> typed = new HashMap<>(group());
        typed.put("code", code);
        assertThat(coordinator
                        .submit("/planning/group-edit", "form", "save", typed)
                        .statusCode())
                .isEqualTo(302);
        Guest.Form other = coordinator.form("/planning/group-edit", "form");
        for (int refused = 0; refused < 2; refused++) {
            assertThat(coordinator.press(other, "save", typed).statusCode()).isEqualTo(200);
        }
        try (Connection database = House.database();
                PreparedStatement free =
                        database.prepareStatement("update activity_group set code = ? where code = ?")) {
            free.setString(1, code + "x");
            free.setString(2, code);
            free.executeUpdate();
        }
        assertThat(coordinator.press(other, "save", typed).statusCode()).isEqualTo(302);
        assertThat(count("activity_group where title = ?", name)).isEqualTo(2);
    }
}
