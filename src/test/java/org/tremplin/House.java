package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged application with the demo data, on an embedded database of its own: booted once for all integration
 * tests, exactly as {@code ./mvnw -Prun} boots it.
 */
public final class House {
    public static final int PORT = Integer.getInteger("tremplin.it.http", 18080);
    public static final String URL = "http://localhost:" + PORT;
    public static final String PASSWORD = "tremplin-demo";

    /** The key of the warm-up after a start; the launcher leaves it to the tests. */
    public static final String WARM_UP = "0123456789abcdef0123456789abcdef0123456789abcdef";

    private static Process process;
    private static IllegalStateException closed;

    private House() {}

    /** Boots it, the first time it is called. */
    public static synchronized void open() {
        if (closed != null) {
            throw closed;
        }
        if (process != null) {
            return;
        }
        try {
            Path home = freshHome("home");
            process = launch(home, PORT, Path.of("target/it/launcher.log"), "--demo");
            Runtime.getRuntime().addShutdownHook(new Thread(House::close));
            awaitReady(process, PORT);
        } catch (IOException | InterruptedException e) {
            closed = new IllegalStateException("the application did not start; see target/it", e);
            throw closed;
        }
    }

    /** A home without data; the unpacked servers in it are kept from an earlier test or run. */
    public static Path freshHome(String name) throws IOException {
        Path home = Path.of("target/it", name);
        Files.createDirectories(home);
        Path data = home.resolve("database");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return home;
    }

    /** Starts the launcher as the run profile does. */
    public static Process launch(Path home, int port, Path output, String... arguments) throws IOException {
        return launch(Map.of(), home, port, output, arguments);
    }

    /** The same, with settings of its own. */
    public static Process launch(Map<String, String> settings, Path home, int port, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target/tremplin.jar") + File.pathSeparator + Path.of("target/embedded-database") + "/*",
                "org.tremplin.server.Tremplin"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> env = builder.environment();
        boolean given = Boolean.getBoolean("tremplin.it.given");
        env.keySet().removeIf(name -> name.startsWith("TREMPLIN_") && !(given && name.startsWith("TREMPLIN_DB_")));
        env.put("JDK_JAVA_OPTIONS", "@src/test/briefly.options");
        env.put("TREMPLIN_ROUND_SECONDS", "3");
        // tests that count statements count only their own
        env.put("TREMPLIN_WARM_UP", WARM_UP);
        env.put("TREMPLIN_HOME", home.toString());
        env.put("TREMPLIN_PORT", String.valueOf(port));
        env.putAll(settings);
        return builder.start();
    }

    /** Waits until the application answers; fails at once when the process ends. */
    public static void awaitReady(Process started, int port) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                .build();
        for (int i = 0; i < 4500 && started.isAlive(); i++) {
            try {
                HttpResponse<String> answer = http.send(ready, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains("\"tremplin\"")) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("not ready");
    }

    /** The server itself, behind its launcher. */
    public static ProcessHandle server() {
        return process.descendants()
                .filter(p -> p.info().commandLine().orElse("").contains("launch-micro.jar"))
                .findFirst()
                .orElseThrow();
    }

    /** Numbers of errors that a test brings about on purpose. */
    public static final Set<String> PROVOKED = ConcurrentHashMap.newKeySet();

    /** What the server said since it was started. */
    public static Path log() {
        return Path.of("target/it/home/logs/server.log");
    }

    /** Until a statement like this waits for another one, for as long as the server would let it. */
    public static void awaitOneThatWaits(Statement statement, String like) throws SQLException {
        Instant end = Instant.now().plusSeconds(40);
        for (int waiting = 0; waiting == 0; ) {
            assertThat(Instant.now()).isBefore(end);
            try (ResultSet count = statement.executeQuery(
                    "select count(*) from information_schema.processlist where command = 'Query' and time_ms > 200"
                            + " and info like '" + like + "' and id <> connection_id()")) {
                count.next();
                waiting = count.getInt(1);
            }
        }
    }

    /** Its database, for what no page does: letting time pass. Ask for it when the house is open. */
    public static Connection database() throws SQLException, IOException {
        if (Boolean.getBoolean("tremplin.it.given")) {
            return DriverManager.getConnection(
                    System.getenv("TREMPLIN_DB_URL"),
                    System.getenv("TREMPLIN_DB_USER"),
                    System.getenv("TREMPLIN_DB_PASSWORD"));
        }
        return database(process, Path.of("target/it/home"));
    }

    /** The embedded one of another launcher. */
    public static Connection database(Process launcher, Path home) throws SQLException, IOException {
        String port = launcher.descendants()
                .flatMap(p -> Stream.of(p.info().arguments().orElse(new String[0])))
                .filter(argument -> argument.startsWith("--port="))
                .findFirst()
                .orElseThrow(() -> new IOException("this system does not say how the database was started"))
                .substring("--port=".length());
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/tremplin?sslMode=DISABLED",
                "tremplin",
                Files.readString(home.resolve("database-password")).trim());
    }

    private static void close() {
        end(process);
    }

    /** At once: what a server would write at its end, a later run writes again. */
    public static void end(Process launcher) {
        List<ProcessHandle> all = Stream.concat(launcher.descendants(), Stream.of(launcher.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(p -> p.onExit().join());
    }
}
