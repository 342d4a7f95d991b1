package org.tremplin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.Guest;
import org.tremplin.House;

/** Passwords, tries and personal tokens, on accounts of this test's own. */
class AccessIT {
    private static final Pattern SECRET = Pattern.compile("<code class=\"token\">([^<]+)</code>");
    private static final String WRONG = "Identifiant ou mot de passe incorrect";

    private static Guest admin;
    private static Guest owner;

    @BeforeAll
    static void an_account_with_tokens() {
        admin = Guest.signedIn("admin");
        open("tokens");
        owner = Guest.signedIn("tokens");
    }

    private static void open(String login) {
        HttpResponse<String> saved = admin.submit(
                "/access/account-edit",
                "form",
                "save",
                Map.of("name", login, "login", login, "password", House.PASSWORD, "roles", "COORDINATOR"));
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

    // ---------------------------------------------------------------- passwords

    @Test
    void a_changed_password_opens_and_the_old_one_is_out_wherever_it_was_used() {
        open("changes");
        Guest guest = Guest.signedIn("changes");
        assertThat(change(guest, "not-the-right-one", "another-password")).contains("Le mot de passe actuel");
        assertThat(change(guest, House.PASSWORD, "short")).contains("au moins 10");
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

    private static String change(Guest guest, String current, String next) {
        return guest.submit("/access/my-account", "password", "change", Map.of("current", current, "next", next))
                .body();
    }

    @Test
    void whoever_uses_an_account_is_out_when_the_administrator_gives_it_a_new_password() {
        open("forgot");
        Guest thief = Guest.signedIn("forgot");
        admin.submit(account("forgot"), "form", "save", Map.of("password", "given-by-hand"));
        assertThat(thief.get("/people/list").statusCode()).isEqualTo(302);
        assertThat(Guest.stranger().signIn("forgot", "given-by-hand").statusCode())
                .isEqualTo(302);
    }

    private static String account(String login) {
        Matcher account = Pattern.compile("account-edit\\?account=\\d+")
                .matcher(admin.get("/access/accounts?q=" + login).body());
        assertThat(account.find()).isTrue();
        return "/access/" + account.group();
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

    @Test
    void a_token_that_reads_does_not_write() {
        String mark = "{\"status\":\"PRESENT\",\"version\":0}";
        String path = "/api/v1/sessions/" + session() + "/attendance/1";
        assertThat(bearer("PUT", path, mark, token(owner, "READ")).statusCode()).isEqualTo(404);
        // not on the list, hence refused, but let in
        assertThat(bearer("PUT", path, mark, token(owner, "WRITE")).statusCode())
                .isEqualTo(409);
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
        Matcher newest = Pattern.compile("name=\"tokens:([^\"]*)\"[^>]*><span[^>]*>Révoquer")
                .matcher(guest.get("/access/my-account").body());
        assertThat(newest.find()).isTrue();
        guest.press(tokens, newest.group(1), Map.of("name", "required of a form without scripts"));
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
                "/access/my-account", "tokens", "issue", Map.of("name", "forever", "scope", "READ", "days", days));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(SECRET.matcher(page.body()).find()).isFalse();
    }

    private static String token(Guest guest, String scope) {
        HttpResponse<String> page = guest.submit(
                "/access/my-account", "tokens", "issue", Map.of("name", "a program", "scope", scope, "days", "7"));
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
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
