package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page as every role: it opens or does not exist; nothing else, and no text is missing. */
class PagesIT {
    static final List<String> LOGINS = Walk.LOGINS;

    /** Pages as they are, and with every id that somebody was led to. */
    static Stream<Arguments> everyPageForEveryRole() {
        List<String> addresses = Stream.concat(
                        Walk.pages().stream(),
                        LOGINS.stream().flatMap(login -> Walk.of(login).addresses().values().stream()))
                .distinct()
                .toList();
        return addresses.stream().flatMap(page -> LOGINS.stream().map(login -> Arguments.of(page, login)));
    }

    /** Faces itself writes no other value than "off". */
    @Test
    void a_browser_knows_what_the_fields_of_the_sign_in_are() {
        assertThat(Guest.stranger().get("/access/sign-in").body())
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"");
    }

    @ParameterizedTest
    @MethodSource("everyPageForEveryRole")
    void opens_or_does_not_exist(String page, String login) {
        var answer = Walk.of(login).guest.get(page);
        assertThat(answer.statusCode()).isIn(200, 404);
        assertThat(answer.body().stripTrailing())
                .endsWith("</html>")
                .doesNotContain("???", "One or more resources have the target");
    }

    @ParameterizedTest
    @FieldSource("LOGINS")
    void whoever_is_shown_a_link_may_follow_it(String login) {
        assertThat(Walk.of(login).broken()).isEmpty();
    }

    @Test
    void links_lead_to_every_page() {
        assertThat(LOGINS.stream()
                        .flatMap(login -> Walk.of(login).addresses().values().stream())
                        .map(address -> address.replaceFirst("\\?.*", ""))
                        .distinct())
                .containsAll(Walk.pages().stream()
                        .filter(page -> !List.of(
                                        "/access/sign-in",
                                        "/access/first-run",
                                        "/attendance/offline",
                                        "/enrolment/answer",
                                        "/enrolment/register",
                                        "/progress/check-in",
                                        "/progress/certificate")
                                .contains(page))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/attendance/today",
                "/people/list",
                "/progress/mine",
                "/reporting/figures",
                "/transfer/import"
            })
    void a_stranger_is_asked_to_sign_in(String page) {
        var answer = Guest.stranger().get(page);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/access/sign-in?next=");
    }
}
