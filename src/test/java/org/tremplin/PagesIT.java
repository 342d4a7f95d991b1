package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page as every role: it opens or does not exist; nothing else, and no text is missing. */
class PagesIT {
    private static final List<String> LOGINS =
            List.of("admin", "coordination", "formatrice", "emploi", "rapports", "apprenante");
    private static final Map<String, Guest> GUESTS = new ConcurrentHashMap<>();

    static Stream<Arguments> everyPageForEveryRole() throws IOException {
        Path root = Path.of("src/main/webapp");
        List<String> pages;
        try (Stream<Path> files = Files.walk(root)) {
            pages = files.map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.endsWith(".xhtml") && !f.startsWith("WEB-INF") && !f.startsWith("errors"))
                    .map(f -> "/" + f.replace(".xhtml", ""))
                    .sorted()
                    .toList();
        }
        return pages.stream().flatMap(page -> LOGINS.stream().map(login -> Arguments.of(page, login)));
    }

    @ParameterizedTest
    @MethodSource("everyPageForEveryRole")
    void opens_or_does_not_exist(String page, String login) {
        var answer = GUESTS.computeIfAbsent(login, Guest::signedIn).get(page);
        assertThat(answer.statusCode()).isIn(200, 404);
        assertThat(answer.body()).doesNotContain("???");
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
