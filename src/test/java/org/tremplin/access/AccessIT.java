package org.tremplin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.Guest;
import org.tremplin.House;

/** Passwords, tries and personal tokens, on accounts of this test's own. */
class AccessIT {
    private static final Pattern SECRET = Pattern.compile("<code class=\"token\">([^<]+)</code>");
    /** Chosen by the administrator. */
    private static final String FIRST = "sept lacs ouverts";

    private static final String WRONG = "Identifiant ou mot de passe incorrect";

    private static Guest admin;
    private static Guest owner;
    private static String writing;

    @BeforeAll
    static void an_account_with_tokens() {
        admin = Guest.signedIn("admin");
        open("tokens");
        owner = Guest.signedIn("tokens");
        writing = token(owner, "WRITE");
    }

    /** Opens an account, whose owner has chosen the password of the house. */
    private static void open(String login) {
        openWithFirstPassword(login);
        assertThat(change(Guest.signedIn(login, FIRST, House.URL), FIRST, House.PASSWORD)
                        .statusCode())
                .isEqualTo(302);
    }

    private static void openWithFirstPassword(String login) {
        HttpResponse<String> saved = admin.submit(
                "/access/account-edit",
                "form",
                "save",
                Map.of("name", login, "login", login, "password", FIRST, "roles", "COORDINATOR"));
        assertThat(saved.statusCode()).isEqualTo(302);
    }

    // ---------------------------------------------------------------- tries

    @Test
    void after_five_wrong_tries_even_the_right_password_has_to_wait_and_others_have_not() {
        open("guessed");
        int told = 0;
        for (int i = 0; i < 5; i++) {
            assertThat(Guest.stranger().signIn("guessed", "wrong-" + i).body()).contains(WRONG);
        }
        for (int i = 0; i < 20 && told == 0; i++) {
            told = Guest.stranger().signIn("guessed", "wrong").body().contains("Trop d") ? 1 : 0;
        }
        HttpResponse<String> right = Guest.stranger().signIn("GUESSED ", House.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).contains("Trop d").doesNotContain(WRONG);
        assertThat(Guest.stranger().signIn("tokens", House.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    /** Linux gives a machine all of 127.0.0.0/8: a botnet of its own. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void an_account_that_is_guessed_at_from_everywhere_answers_late_and_still_opens() {
        open("besieged");
        for (int i = 2; i < 16; i++) {
            assertThat(Guest.signIn("127.0.0." + i, "besieged", "wrong")).contains("HTTP/1.1 200", WRONG);
        }
        long start = System.nanoTime();
        assertThat(Guest.signIn("127.0.0.99", "besieged", House.PASSWORD)).startsWith("HTTP/1.1 302");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
    }

    /** More than wait for their turn: those on top are told to come again, and it costs them no try. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void of_a_crowd_at_the_door_some_are_told_to_come_again_and_everybody_gets_in() {
        open("crowd");
        try (ExecutorService threads = Executors.newFixedThreadPool(60)) {
            List<CompletableFuture<String>> crowd = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String from = "127.0.2." + (i + 1);
                crowd.add(CompletableFuture.supplyAsync(() -> Guest.signIn(from, "crowd", House.PASSWORD), threads));
            }
            List<String> answers = crowd.stream().map(CompletableFuture::join).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).containsAnyOf("HTTP/1.1 302", "en même temps"));
            assertThat(answers).anySatisfy(answer -> assertThat(answer).contains("en même temps"));
            assertThat(answers).anySatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 302"));
        }
        for (int i = 0; i < 60; i += 7) {
            assertThat(Guest.signIn("127.0.2." + (i + 1), "crowd", House.PASSWORD))
                    .startsWith("HTTP/1.1 302");
        }
    }

    @Test
    void a_login_with_other_accents_is_another_login() {
        assertThat(Guest.stranger().signIn("TOKENS", House.PASSWORD).statusCode())
                .isEqualTo(302);
        for (String login : new String[] {"tökens", "tok\u0001ens", "\u200btokens", "%", "' OR '1'='1"}) {
            assertThat(Guest.stranger().signIn(login, House.PASSWORD).statusCode())
                    .as(login)
                    .isEqualTo(200);
        }
    }

    @Test
    void of_two_who_open_an_account_at_the_same_instant_the_second_is_told_at_its_field() throws Exception {
        Guest.Form form = admin.form("/access/account-edit", "form");
        Map<String, String> typed =
                Map.of("name", "Deux fois", "login", "same-instant", "password", FIRST, "roles", "COORDINATOR");
        CompletableFuture<HttpResponse<String>> second;
        try (Connection database = House.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            // not to be seen before the second has looked whether it is free
            statement.execute(
                    "insert into account (id, version, login, display_name, password_hash, enabled, created_at)"
                            + " select 990001, 0, 'same-instant', 'Premier', password_hash, false, created_at from account limit 1");
            second = CompletableFuture.supplyAsync(() -> admin.press(form, "save", typed));
            House.awaitOneThatWaits(statement, "insert into account %");
            database.commit();
            assertThat(second.get().body())
                    .containsPattern("(?s)id=\"form:login\".{0,1500}Cet identifiant est déjà pris");
            statement.execute("delete from account where id = 990001");
            database.commit();
        }
    }

    // ---------------------------------------------------------------- passwords

    @Test
    void a_changed_password_opens_and_the_old_one_is_out_wherever_it_was_used() {
        open("changes");
        Guest guest = Guest.signedIn("changes");
        assertThat(change(guest, "not-the-right-one", "another-password").body())
                .contains("Le mot de passe actuel");
        assertThat(change(guest, House.PASSWORD, "short").body()).contains("au moins 10");
        for (String common : List.of("motdepasse2026", "changes-2026!", "Azertyuiop1", House.PASSWORD)) {
            assertThat(change(guest, House.PASSWORD, common).body())
                    .as(common)
                    .containsAnyOf("parmi les premiers", "un autre mot de passe");
        }
        assertThat(Guest.stranger().signIn("changes", House.PASSWORD).statusCode())
                .isEqualTo(302);
        Guest elsewhere = Guest.signedIn("changes");
        change(guest, House.PASSWORD, "another-password");
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(Guest.stranger().signIn("changes", House.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(Guest.stranger().signIn("changes", "another-password").statusCode())
                .isEqualTo(302);
    }

    private static HttpResponse<String> change(Guest guest, String current, String next) {
        return guest.submit("/access/my-account", "password", "change", Map.of("current", current, "next", next));
    }

    @Test
    void who_was_given_a_password_chooses_another_before_anything_else() {
        openWithFirstPassword("beginner");
        Guest guest = Guest.signedIn("beginner", FIRST, House.URL);
        assertThat(guest.get("/people/list").headers().firstValue("Location").orElse(""))
                .endsWith("/access/my-account");
        assertThat(guest.get("/access/my-account.xhtml").body())
                .contains("choisi par quelqu’un d’autre")
                .doesNotContain("Jetons personnels");
        HttpResponse<String> program = guest.get("/api/v1/sessions");
        assertThat(program.statusCode()).isEqualTo(403);
        assertThat(program.body()).contains("urn:tremplin:problem:access.refusal.PASSWORD_MUST_CHANGE");
        assertThat(change(guest, FIRST, FIRST).body()).contains("un autre mot de passe");
        assertThat(change(guest, FIRST, House.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(200);
    }

    @Test
    void the_current_password_is_not_guessed_on_the_page_of_ones_account_either() {
        open("unlocked");
        Guest guest = Guest.signedIn("unlocked");
        String told = "";
        for (int i = 0; i < 7; i++) {
            told = i % 2 == 0
                    ? change(guest, "wrong-" + i, "another-password").body()
                    : issue(guest, "wrong-" + i, "READ").body();
        }
        assertThat(told).contains("Trop d");
        assertThat(change(guest, House.PASSWORD, "another-password").body()).contains("Trop d");
    }

    @Test
    void one_sees_where_one_is_signed_in_and_ends_it() {
        open("two-places");
        Guest phone = Guest.signedIn("two-places");
        Guest office = Guest.signedIn("two-places");
        Guest.Form signIns = office.form("/access/my-account", "signIns");
        Matcher other = Pattern.compile("name=\"signIns:([^\"]*)\"")
                .matcher(office.get("/access/my-account").body());
        assertThat(other.find()).isTrue();
        office.press(signIns, other.group(1), Map.of());
        assertThat(phone.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(office.get("/people/list").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_uses_an_account_is_out_when_the_administrator_gives_it_a_new_password() {
        open("forgot");
        Guest thief = Guest.signedIn("forgot");
        String secret = token(thief, "READ");
        admin.submit(account("forgot"), "form", "save", Map.of("password", "given-by-hand"));
        assertThat(thief.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(sessions(secret)).isEqualTo(401);
        assertThat(Guest.stranger().signIn("forgot", "given-by-hand").statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_password_that_is_refused_leaves_the_account_as_it_was() {
        open("halfway");
        Guest guest = Guest.signedIn("halfway");
        String page = account("halfway");
        HttpResponse<String> refused =
                admin.submit(page, "form", "save", Map.of("name", "Nom nouveau", "password", "court"));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(admin.form(page, "form").fields()).containsEntry("form:name", "halfway");
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(200);
        assertThat(admin.submit(page, "form", "save", Map.of("name", "Nom nouveau", "password", "given-by-hand"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.form(page, "form").fields()).containsEntry("form:name", "Nom nouveau");
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(trail("Accounts.change", "le mot de passe"))
                .contains("a modifié un compte : Nom nouveau (changé : le nom, changé : le mot de passe).");
    }

    private static String account(String login) {
        for (String of : List.of("", "&closed=1")) {
            Matcher account = Pattern.compile("account-edit\\?account=\\d+")
                    .matcher(admin.get("/access/accounts?q=" + login + of).body());
            if (account.find()) {
                return "/access/" + account.group();
            }
        }
        throw new AssertionError("no account " + login);
    }

    private static int sessions(String secret) {
        return bearer("GET", "/api/v1/sessions", null, secret).statusCode();
    }

    @Test
    void a_closed_account_is_out_at_once() {
        open("leaves");
        Guest guest = Guest.signedIn("leaves");
        String secret = token(guest, "READ");
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(200);
        assertThat(bearer("GET", "/api/v1/sessions", null, secret).statusCode()).isEqualTo(200);
        admin.submit(account("leaves"), "form", "close", Map.of());
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(bearer("GET", "/api/v1/sessions", null, secret).statusCode()).isEqualTo(401);
        assertThat(Guest.stranger().signIn("leaves", House.PASSWORD).body()).contains(WRONG);
        admin.submit(account("leaves"), "form", "reopen", Map.of());
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(sessions(secret)).isEqualTo(401);
        assertThat(Guest.stranger().signIn("leaves", House.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    // ---------------------------------------------------------------- the trail

    @Test
    void who_comes_who_tries_and_what_changes_is_read_as_sentences() {
        open("trailed");
        Guest guest = Guest.signedIn("trailed");
        Guest.stranger().signIn("trailed", "wrong");
        guest.get("/api/v1/figures.csv?from=2026-01-01&to=2026-01-31");
        guest.get("/api/v1/people-list/people.csv?q=Zacharie");
        admin.submit(account("trailed"), "form", "save", Map.of("roles", "TRAINER"));
        guest.send(
                "POST", "/sign-out", "csrf=" + guest.csrf, Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(trail("SignIns.leave", "trailed")).contains("trailed est sorti·e.");
        assertThat(trail("SignIns.enter", "trailed")).contains("trailed est entré·e (depuis : 127.0.…).");
        assertThat(trail("SignIns.try", "trailed"))
                .contains("Quelqu’un a essayé d’entrer avec le compte : trailed")
                .contains("refusé : Identifiant ou mot de passe");
        assertThat(trail("Accounts.change", "trailed"))
                .contains("a modifié un compte : trailed (rôle donné : Formation, rôle retiré : Coordination).");
        assertThat(trail("Accounts.create", "trailed")).contains("a ouvert un compte : trailed");
        assertThat(trail("Exports.", "from=2026-01-01"))
                .contains("trailed a emporté un tableau CSV")
                .doesNotContain("Zacharie");
    }

    /** Lines of the trail once they speak of something: they are written within half a second. */
    private static String trail(String what, String of) {
        String lines = "";
        for (int i = 0; i < 300 && !lines.contains(of); i++) {
            lines = text(admin.get("/access/audit?what=" + what));
        }
        return lines;
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("<[^>]*>", "").replace('\u00a0', ' ');
    }

    // ---------------------------------------------------------------- personal tokens

    @Test
    void a_token_reads_what_its_owner_reads() {
        String secret = token(owner, "READ");
        HttpResponse<String> answer = bearer("GET", "/api/v1/sessions", null, secret);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(owner.get("/api/v1/sessions").body());
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void the_scheme_of_a_token_is_written_as_one_likes(String scheme) {
        String session = "/api/v1/sessions/" + session() + "/attendance";
        HttpResponse<String> written = Guest.stranger()
                .send(
                        "PUT",
                        session,
                        "{\"marks\":[]}",
                        Map.of("Authorization", scheme + writing, "Content-Type", "application/json"));
        assertThat(written.statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_ends_with_the_password_it_was_made_under() {
        open("renews");
        Guest guest = Guest.signedIn("renews");
        String secret = token(guest, "READ");
        change(guest, House.PASSWORD, "another-password");
        assertThat(sessions(secret)).isEqualTo(401);
    }

    @Test
    void a_token_may_today_what_its_owner_may_today() {
        open("demoted");
        Guest guest = Guest.signedIn("demoted");
        String secret = token(guest, "READ");
        assertThat(bearer("GET", "/api/v1/figures?from=2020-01-01&to=2020-12-31", null, secret)
                        .statusCode())
                .isEqualTo(200);
        admin.submit(account("demoted"), "form", "save", Map.of("roles", "TRAINER"));
        assertThat(bearer("GET", "/api/v1/figures?from=2020-01-01&to=2020-12-31", null, secret)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_learner_is_offered_no_token() {
        assertThat(owner.get("/access/my-account").body()).contains("tokens:issue");
        assertThat(Guest.signedIn("apprenante").get("/access/my-account").body())
                .contains("password:change")
                .doesNotContain("tokens:");
    }

    @Test
    void the_administrator_sees_the_tokens_of_an_account_and_ends_them() {
        open("watched");
        Guest guest = Guest.signedIn("watched");
        String secret = token(guest, "READ");
        String page = admin.get(account("watched")).body();
        assertThat(page).contains("Jeton</strong> <bdi>a program</bdi>", "Connexion</strong>");
        Matcher token = Pattern.compile("(?s)<bdi>a program</bdi>.*?name=\"keys:([^\"]*)\"")
                .matcher(page);
        assertThat(token.find()).isTrue();
        admin.press(admin.form(account("watched"), "keys"), token.group(1), Map.of());
        assertThat(sessions(secret)).isEqualTo(401);
        assertThat(guest.get("/people/list").statusCode()).isEqualTo(200);
    }

    @Test
    void a_calendar_is_given_as_long_as_its_owner_would_be_given_it_and_ends_with_the_password() {
        open("subscribes");
        Guest guest = Guest.signedIn("subscribes");
        Matcher room = Pattern.compile("<option value=\"(\\d+)\"")
                .matcher(guest.get("/planning/feeds").body());
        assertThat(room.find()).isTrue();
        Map<String, String> typed = Map.of("room", room.group(1), "password", House.PASSWORD);
        Matcher address = Pattern.compile("/feeds/[^<]+\\.ics")
                .matcher(
                        guest.submit("/planning/feeds", "form", "ofRoom", typed).body());
        assertThat(address.find()).isTrue();
        assertThat(Guest.stranger().get(address.group()).statusCode()).isEqualTo(200);
        admin.submit(account("subscribes"), "form", "save", Map.of("roles", "REPORTING"));
        assertThat(Guest.stranger().get(address.group()).statusCode()).isEqualTo(404);
        admin.submit(account("subscribes"), "form", "save", Map.of("roles", "COORDINATOR"));
        assertThat(Guest.stranger().get(address.group()).statusCode()).isEqualTo(200);
        assertThat(admin.get(account("subscribes")).body()).contains("Une salle</strong>");
        change(guest, House.PASSWORD, "another-password");
        assertThat(Guest.stranger().get(address.group()).statusCode()).isEqualTo(404);
        assertThat(admin.get(account("subscribes")).body()).doesNotContain("Une salle</strong>");
    }

    @Test
    void an_unlocked_screen_is_not_enough_for_a_token() {
        HttpResponse<String> page = issue(owner, "", "READ");
        assertThat(SECRET.matcher(page.body()).find()).isFalse();
    }

    @Test
    void a_token_that_reads_does_not_write() {
        String mark = "{\"status\":\"PRESENT\",\"version\":0}";
        String path = "/api/v1/sessions/" + session() + "/attendance/1";
        assertThat(bearer("PUT", path, mark, token(owner, "READ")).statusCode()).isEqualTo(404);
        // not on the list, hence refused, but let in
        assertThat(bearer("PUT", path, mark, token(owner, "WRITE")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_token_opens_no_page() {
        String secret = token(owner, "WRITE");
        assertThat(bearer("GET", "/people/list", null, secret).statusCode()).isEqualTo(302);
        assertThat(bearer("GET", "/access/my-account", null, secret).statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_revoked_token_opens_nothing() {
        Guest guest = Guest.signedIn("tokens");
        String secret = token(guest, "READ");
        assertThat(bearer("GET", "/api/v1/sessions", null, secret).statusCode()).isEqualTo(200);
        Guest.Form tokens = guest.form("/access/my-account", "tokens");
        Matcher newest = Pattern.compile("name=\"tokens:([^\"]*)\"[^>]*>(?:<[^>]*>)*\\s*Révoquer")
                .matcher(guest.get("/access/my-account").body());
        assertThat(newest.find()).isTrue();
        guest.press(tokens, newest.group(1), Map.of("name", "required of a form without scripts", "own", "x"));
        assertThat(bearer("GET", "/api/v1/sessions", null, secret).statusCode()).isEqualTo(401);
    }

    @Test
    void an_expired_token_opens_nothing() throws Exception {
        String secret = token(owner, "READ");
        String expired = token(owner, "READ");
        try (Connection database = House.database();
                PreparedStatement update =
                        database.prepareStatement("update access_token set expires_at = ? where secret_hash = ?")) {
            update.setTimestamp(1, new Timestamp(System.currentTimeMillis() - 48 * 3_600_000L));
            update.setString(2, Secrets.hash(expired));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertThat(bearer("GET", "/api/v1/sessions", null, expired).statusCode())
                .isEqualTo(401);
        assertThat(bearer("GET", "/api/v1/sessions", null, secret).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "null", "' OR '1'='1", "%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_made_up_token_opens_nothing_even_beside_a_cookie(String secret) {
        assertThat(bearer("GET", "/api/v1/sessions", null, secret).statusCode()).isEqualTo(401);
        assertThat(owner.send("GET", "/api/v1/sessions", null, Map.of("Authorization", "Bearer " + secret))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "367", "99999999999", "x"})
    void a_token_lives_a_day_to_a_year(String days) {
        HttpResponse<String> page = owner.submit(
                "/access/my-account",
                "tokens",
                "issue",
                Map.of("name", "forever", "scope", "READ", "days", days, "own", House.PASSWORD));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(SECRET.matcher(page.body()).find()).isFalse();
    }

    private static String token(Guest guest, String scope) {
        HttpResponse<String> page = issue(guest, House.PASSWORD, scope);
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    private static HttpResponse<String> issue(Guest guest, String password, String scope) {
        return guest.submit(
                "/access/my-account",
                "tokens",
                "issue",
                Map.of("name", "a program", "scope", scope, "days", "7", "own", password));
    }

    private static String session() {
        Matcher session = Pattern.compile("\"id\":(\\d+)")
                .matcher(owner.get("/api/v1/sessions").body());
        assertThat(session.find()).isTrue();
        return session.group(1);
    }

    private static HttpResponse<String> bearer(String method, String path, String json, String secret) {
        return Guest.stranger()
                .send(
                        method,
                        path,
                        json,
                        Map.of("Authorization", "Bearer " + secret, "Content-Type", "application/json"));
    }
}
