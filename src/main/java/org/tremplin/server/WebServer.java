package org.tremplin.server;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Payara Micro with the application, as a process of its own. It is unpacked once per release into
 * {@code <home>/server}; its log goes to {@code <home>/logs}, what the application itself says also to the console.
 */
final class WebServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration AFTER_BOOT = Duration.ofSeconds(15);

    /** What the application itself says; the format is set below. */
    private static final Pattern OURS = Pattern.compile("[-0-9]+ [:.0-9]+ \\S+ org\\.tremplin\\.\\S+: (.*)");

    /** Says that this release was deployed once: Payara remembers it, and starts faster from what it has prepared. */
    private static final String DEPLOYED = "deployed";

    /** The server's classes as the JVM keeps them (CDS), written when it first stops: saves two seconds of each start. */
    private static final String CLASSES = "classes.jsa";

    private static final String CLASSES_BEING_WRITTEN = "classes.jsa.new";

    private final Settings settings;
    private final Process process;
    private final Path log;
    /** Its output may end in the middle from now on. */
    private volatile boolean closing;

    private final CompletableFuture<Void> booted = new CompletableFuture<>();

    private WebServer(Settings settings, Process process, Path log) {
        this.settings = settings;
        this.process = process;
        this.log = log;
    }

    /** Makes the server of this release ready to start, unless it is. */
    static void unpack(Settings settings) {
        try {
            unpack(settings.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts booting the server that was unpacked; {@link #awaitDeployment()} says when it is done. */
    static WebServer start(Settings settings, Database database) throws IOException {
        Path server = settings.home().resolve("server");
        Path log = freshLog(settings.home().resolve("logs"));
        List<String> command = new ArrayList<>(List.of(
                java(),
                Files.exists(server.resolve(CLASSES))
                        ? "-XX:SharedArchiveFile=" + server.resolve(CLASSES)
                        : "-XX:ArchiveClassesAtExit=" + server.resolve(CLASSES_BEING_WRITTEN),
                "-Xshare:auto",
                "-Xlog:cds=off,cds+dynamic=off",
                "-Xmx" + settings.heap(),
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxMetaspaceSize=256m",
                "-Djava.awt.headless=true",
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + Files.createDirectories(server.resolve("tmp")),
                "-jar",
                server.resolve("payara/launch-micro.jar").toString(),
                "--nocluster",
                "--nohazelcast",
                "--port",
                String.valueOf(settings.port()),
                "--contextroot",
                "/",
                "--logproperties",
                server.resolve("logging.properties").toString(),
                "--prebootcommandfile",
                preboot(server, settings).toString(),
                "--postbootcommandfile",
                server.resolve("postboot.asadmin").toString()));
        if (!Files.exists(server.resolve(DEPLOYED))) {
            command.addAll(List.of("--deploy", server.resolve("tremplin.war").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TREMPLIN_LAUNCHER", "yes");
        // glibc would keep an arena per thread
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("TREMPLIN_DB_URL", database.url());
        builder.environment().put("TREMPLIN_DB_USER", database.user());
        builder.environment().put("TREMPLIN_DB_PASSWORD", database.password());
        builder.environment().put("TREMPLIN_KEY", key(settings));
        builder.environment().put("TREMPLIN_URL", settings.url());
        if (settings.demo()) {
            builder.environment().put("TREMPLIN_DEMO", "yes");
        } else {
            builder.environment().remove("TREMPLIN_DEMO");
        }
        WebServer web = new WebServer(settings, builder.start(), log);
        Thread reader = new Thread(web::follow, "server log");
        reader.setDaemon(true);
        reader.start();
        return web;
    }

    /** Waits until the application answers. Fails when the process ends, or boots without it. */
    void awaitDeployment() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        URI ready = URI.create("http://127.0.0.1:" + settings.port() + "/health/ready");
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw failed("the server stopped while starting");
            }
            try {
                booted.get(100, TimeUnit.MILLISECONDS);
                end = Math.min(end, System.nanoTime() + AFTER_BOOT.toNanos());
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(ready)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains("\"tremplin\"")) {
                    Files.writeString(settings.home().resolve("server").resolve(DEPLOYED), "");
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (TimeoutException | IOException notYet) {
                // asked again
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw failed("the application could not be deployed, or does not answer");
    }

    int waitFor() {
        try {
            int status = process.waitFor();
            return status == 0 ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public void close() {
        closing = true;
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                keepClasses();
            } else {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void keepClasses() {
        Path server = settings.home().resolve("server");
        Path written = server.resolve(CLASSES_BEING_WRITTEN);
        try {
            if (Files.exists(written) && !Files.exists(server.resolve(CLASSES))) {
                Files.move(written, server.resolve(CLASSES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StartFailure failed(String what) {
        return new StartFailure(what + ". The reason is in " + log + ":\n" + reasons());
    }

    private String reasons() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> severe = lines.filter(l -> l.contains("SEVERE") || l.startsWith("Caused by"))
                    .toList();
            return String.join("\n", severe.subList(Math.max(0, severe.size() - 6), severe.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** Copies what the server says to the log; what the application says, also to the console. */
    private void follow() {
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(log)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher ours = OURS.matcher(line);
                if (ours.matches()) {
                    System.out.println(ours.group(1));
                }
                // The link of the first administrator is a secret: for the console only.
                if (!line.contains("/access/first-run?key=")) {
                    out.write(line);
                    out.newLine();
                    out.flush();
                }
                if (line.contains("ready in") && line.contains("Payara Micro")) {
                    booted.complete(null);
                }
            }
        } catch (IOException e) {
            if (process.isAlive() && !closing) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What seals data that harm when they leak: kept beside the data, never in the database. */
    private static String key(Settings settings) throws IOException {
        if (settings.key() != null) {
            return settings.key();
        }
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return OwnFile.kept(settings.home().resolve("key"), Base64.getEncoder().encodeToString(bytes));
    }

    /** The server's own settings, and the address of this installation, for which it has no option. */
    private static Path preboot(Path server, Settings settings) throws IOException {
        String address = "set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=" + settings.address() + "\n";
        return Files.writeString(
                server.resolve("start.asadmin"), Files.readString(server.resolve("preboot.asadmin")) + address);
    }

    private static Path freshLog(Path logs) throws IOException {
        Files.createDirectories(logs);
        Path log = logs.resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, logs.resolve("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** The server and the application of this release, unpacked once. */
    private static void unpack(Path home) throws IOException {
        Path server = home.resolve("server");
        String release = release();
        Path stamp = server.resolve("release");
        if (Files.exists(stamp) && Files.readString(stamp).equals(release)) {
            return;
        }
        System.out.println("Unpacking the server, once per release …");
        delete(server);
        Files.createDirectories(server);
        Path jar = copy("payara-micro.jar", server);
        copy("tremplin.war", server);
        copy("preboot.asadmin", server);
        copy("postboot.asadmin", server);
        copy("logging.properties", server);
        try {
            int status = new ProcessBuilder(
                            java(),
                            "-jar",
                            jar.toString(),
                            "--rootdir",
                            server.resolve("payara").toString(),
                            "--outputlauncher")
                    .redirectErrorStream(true)
                    .redirectOutput(server.resolve("unpack.log").toFile())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new StartFailure("the server could not be unpacked; see " + server.resolve("unpack.log"));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Files.delete(jar);
        Files.writeString(stamp, release);
    }

    private static String release() throws IOException {
        try (InputStream in = resource("release.properties")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path copy(String name, Path to) throws IOException {
        Path file = to.resolve(name);
        try (InputStream in = resource(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static InputStream resource(String name) {
        InputStream in = WebServer.class.getResourceAsStream("/server/" + name);
        if (in == null) {
            throw new StartFailure("this jar is incomplete: server/" + name + " is missing.");
        }
        return in;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
