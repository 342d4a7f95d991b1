package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;
import org.tremplin.House;

/** kill -9 in the middle of 200 taps: every tap that was confirmed is there after the restart, none twice. */
class KillNineIT {
    private Process process;

    @AfterEach
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Test
    void every_confirmed_tap_survives() throws Exception {
        Path home = House.freshHome("kill");
        int port = freePort();
        process = House.launch(home, port, Path.of("target/it/kill-1.log"), "--demo");
        House.awaitReady(process, port);
        Guest trainer = Guest.signedIn("formatrice", "http://localhost:" + port);
        Matcher session = Pattern.compile("\"group\":\"FLE A1\".*?\"id\":(\\d+)")
                .matcher(trainer.get("/api/v1/sessions").body());
        assertThat(session.find()).isTrue();
        String base = "/api/v1/sessions/" + session.group(1) + "/attendance";
        List<String> people = Pattern.compile("\"person\":(\\d+)\\}")
                .matcher(trainer.get(base).body())
                .results()
                .map(r -> r.group(1))
                .toList();

        Map<String, String> confirmed = tapUntilKilled(trainer, base, people);
        process.onExit().join();

        process = House.launch(home, port, Path.of("target/it/kill-2.log"), "--demo");
        House.awaitReady(process, port);
        String after = Guest.signedIn("formatrice", "http://localhost:" + port)
                .get(base)
                .body();
        assertThat(confirmed).hasSizeGreaterThan(10);
        confirmed.forEach((person, version) -> {
            Matcher mark = Pattern.compile("\"mark\":\\{[^}]*\"person\":" + person + "[^}]*\"version\":(\\d+)")
                    .matcher(after);
            assertThat(mark.find()).isTrue();
            // the tap under way when the server died may have been written without its answer: one more at the most
            assertThat(Long.parseLong(mark.group(1))).isBetween(Long.parseLong(version), Long.parseLong(version) + 1);
        });
    }

    /** Taps through the list; the server is killed at the 100th. @return the last confirmed version of each mark */
    private Map<String, String> tapUntilKilled(Guest trainer, String base, List<String> people) {
        Map<String, String> confirmed = new HashMap<>();
        Pattern version = Pattern.compile("\"version\":(\\d+)");
        try {
            for (int i = 0; i < 200; i++) {
                if (i == 100) {
                    // the server, not its launcher and not the database
                    process.children()
                            .filter(p -> p.info().command().orElse("").endsWith("java"))
                            .forEach(ProcessHandle::destroyForcibly);
                }
                String person = people.get(i % people.size());
                String status = i / people.size() % 2 == 0 ? "PRESENT" : "EXCUSED";
                var answer = trainer.putJson(
                        base + "/" + person,
                        "{\"status\":\"" + status + "\",\"version\":" + confirmed.getOrDefault(person, "0") + "}");
                Matcher stored = version.matcher(answer.body());
                if (answer.statusCode() == 200 && stored.find()) {
                    confirmed.put(person, stored.group(1));
                }
            }
        } catch (IllegalStateException gone) {
            return confirmed;
        }
        throw new IllegalStateException("the server outlived kill -9");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
