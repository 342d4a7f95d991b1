package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.House;

/** What the launcher says when it cannot start: one sentence, an exit that is not zero, no stack trace. */
@ResourceLock("spare")
class LauncherIT {
    @BeforeAll
    static void one_is_running() {
        House.open();
    }

    @Test
    void started_twice_says_so() throws Exception {
        assertThat(said(Path.of("target/it/home"), freePort()))
                .contains("running already")
                .doesNotContain("\tat ");
    }

    @Test
    void a_busy_port_is_named() throws Exception {
        assertThat(said(Path.of("target/it/busy"), House.PORT))
                .contains("port " + House.PORT + " is used by another program")
                .doesNotContain("\tat ");
    }

    @Test
    void a_server_that_cannot_start_says_why_and_leaves_nothing_running() throws Exception {
        Path home = House.freshHome("spare");
        assertThat(said(Map.of("TREMPLIN_HEAP", "6m"), home, freePort()))
                .contains("the server stopped while starting")
                .contains("OutOfMemoryError")
                .doesNotContain("\tat ");
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(command ->
                                command.contains(home.toAbsolutePath().toString())))
                .isEmpty();
    }

    private static String said(Path home, int port) throws Exception {
        return said(Map.of(), home, port);
    }

    private static String said(Map<String, String> settings, Path home, int port) throws Exception {
        Path output = Path.of("target/it/second.log");
        Process second = House.launch(settings, home, port, output);
        assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        return Files.readString(output);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
