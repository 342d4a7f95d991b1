package org.tremplin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;

/** A page that is drawn once for many shows each of them what is theirs, and nobody what is another's. */
class ShellsIT {
    private static final Pattern ROLL_CALL = Pattern.compile("/attendance/roll-call\\?session=\\d+");
    private static final Pattern BRACES = Pattern.compile("\\{[a-z]+}");

    private static String pageOf(Guest guest, String address, String language) {
        var answer = guest.get(address + "&lang=" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("script-src 'self' 'unsafe");
        return answer.body();
    }

    @Test
    void two_accounts_of_one_role_have_their_own_names_tokens_and_languages() {
        Guest one = Guest.signedIn("formateur");
        Guest other = Guest.opened("shells-formatrice", "TRAINER", "COORDINATOR");
        Guest third = Guest.opened("shells-formateur", "TRAINER", "COORDINATOR");
        Matcher found = ROLL_CALL.matcher(one.get("/attendance/today").body());
        assertThat(found.find()).isTrue();
        String address = found.group();
        for (String language : List.of("fr", "nl", "fr")) {
            String page = pageOf(other, address, language);
            assertThat(page)
                    .contains("<html lang=\"" + language + "\"", "shells-formatrice", other.csrf, "outbox.js")
                    .doesNotContain("shells-formateur", third.csrf, "nonce=")
                    .endsWith("</html>");
            assertThat(BRACES.matcher(page).find()).isFalse();
            assertThat(pageOf(third, address, language))
                    .contains("<html lang=\"" + language + "\"", "shells-formateur", third.csrf)
                    .doesNotContain("shells-formatrice", other.csrf);
        }
    }

    @Test
    void what_is_no_session_or_nobodys_is_missing() {
        Guest trainer = Guest.signedIn("formateur");
        for (String session : List.of("", "0", "x", "999999999999", "-1", "1e3")) {
            var answer = trainer.get("/attendance/roll-call?session=" + session);
            assertThat(answer.statusCode()).as(session).isEqualTo(404);
            assertThat(answer.body().stripTrailing()).endsWith("</html>");
        }
        assertThat(trainer.get("/attendance/roll-call").statusCode()).isEqualTo(404);
    }
}
