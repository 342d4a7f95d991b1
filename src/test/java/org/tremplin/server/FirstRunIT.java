package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.Beside;
import org.tremplin.Guest;
import org.tremplin.House;

/** An installation without demo data: whoever reads the server's own output becomes the administrator, nobody else. */
@Beside
@ResourceLock("spare")
class FirstRunIT {
    private static final String OWN = "cinq nuages au jardin";

    @Test
    @DisabledIfSystemProperty(
            named = "tremplin.it.given",
            matches = "true",
            disabledReason = "the given server has accounts")
    void the_first_administrator_chooses_the_password_and_the_link_dies() throws Exception {
        Path home = House.freshHome("spare");
        int port = freePort();
        Path output = Path.of("target/it/first.log");
        Process process = House.launch(home, port, output);
        House.awaitReady(process, port);
        String first = link(output);
        process.destroy();
        process.onExit().join();

        process = House.launch(home, port, output);
        try {
            House.awaitReady(process, port);
            String second = link(output);
            assertThat(second).isNotEqualTo(first);
            assertThat(Files.readString(home.resolve("logs/server.log")))
                    .doesNotContain(second.replaceFirst(".*=", ""));
            Guest stranger = Guest.at("http://localhost:" + port);
            assertThat(stranger.get("/access/first-run?key=" + "x".repeat(32)).statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get(second).statusCode()).isEqualTo(200);
            assertThat(stranger.signIn("formatrice", House.PASSWORD).statusCode())
                    .isEqualTo(200);

            Map<String, String> typed = Map.of("login", "claire", "name", "Claire Martin", "password", "court");
            assertThat(stranger.submit(first, "form", "create", typed).body()).contains("au moins 10 caractères");
            Map<String, String> longer = Map.of("login", "claire", "name", "Claire Martin", "password", OWN);
            assertThat(stranger.submit(first, "form", "create", longer).statusCode())
                    .isEqualTo(302);
            assertThat(stranger.get(first).statusCode()).isEqualTo(404);
            assertThat(stranger.get(second).statusCode()).isEqualTo(404);
            assertThat(Guest.signedIn("claire", OWN, "http://localhost:" + port)
                            .get("/access/accounts")
                            .body())
                    .contains("Claire Martin");
        } finally {
            House.end(process);
        }
    }

    private static String link(Path output) throws IOException {
        Matcher link =
                Pattern.compile("/access/first-run\\?key=([A-Za-z0-9_-]{32})").matcher(Files.readString(output));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
