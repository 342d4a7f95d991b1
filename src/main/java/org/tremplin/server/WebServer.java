package org.tremplin.server;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Payara Micro with the application, as a separate process. It is unpacked once per release into {@code <home>/server};
 * its log goes to {@code <home>/logs}, the application's own messages also to the console.
 */
final class WebServer implements AutoCloseable {
    private static final Duration SAY_EVERY = Duration.ofSeconds(20);

    /** Once booted, after this many answers in a row without an application the deployment has failed. */
    private static final int ANSWERS_WITHOUT = 20;

    /** The application's own messages; the format is set below. */
    private static final Pattern OURS = Pattern.compile("[-0-9]+ [:.0-9]+ \\S+ org\\.tremplin\\.\\S+: (.*)");

    private static final Pattern REFUSED_VALUE =
            Pattern.compile("(Duplicate entry |[Ii]ncorrect \\w+ value: )'.*'( for (?:key|column))");

    /** Marks that this release was deployed once: Payara then starts faster from what it has prepared. */
    private static final String DEPLOYED = "deployed";

    /**
     * The server's classes archived for this JVM (CDS), created when it first stops: saves a quarter of each start.
     * Created from the list of classes that a start loads, not at exit, because JDK 25 crashes there ({@code
     * -XX:ArchiveClassesAtExit}, {@code -XX:AOTCacheOutput}). An AOT cache with {@code -XX:+AOTClassLinking} saves a fifth
     * more, but the whole first run, from an upgrade to the next stop, would record: its start took 26 s instead of 12.
     */
    private static final String CLASSES = "classes-" + Runtime.version() + ".jsa";

    private static final String CLASSES_BEING_WRITTEN = "classes.jsa.new";

    private static final String CLASS_LIST = "classes.list";

    /** The heap a server begins with, in megabytes, on small machines as well; one that never gets this large does without. */
    private static final int INITIAL_HEAP = 64;

    private static final String JAR = "payara/launch-micro.jar";

    private static final int COMPACT_HEADERS_SINCE = 25;

    private final Settings settings;
    private final Process process;
    private final Path log;
    /** From now on its output may break off. */
    private volatile boolean closing;

    private volatile boolean booted;

    private volatile boolean deployed;

    private WebServer(Settings settings, Process process, Path log) {
        this.settings = settings;
        this.process = process;
        this.log = log;
    }

    /** Unpacks the server of this release, unless that is done. */
    static void unpack(Settings settings) {
        try {
            unpack(settings.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts booting the unpacked server; {@link #awaitDeployment()} waits until it is done. */
    static WebServer start(Settings settings, Database database) throws IOException {
        Path server = settings.home().resolve("server");
        OwnFile.folder(server);
        Path log = freshLog(OwnFile.folder(settings.home().resolve("logs")));
        List<String> command = new ArrayList<>(List.of(
                java(),
                Files.exists(server.resolve(CLASSES))
                        ? "-XX:SharedArchiveFile=" + server.resolve(CLASSES)
                        : "-XX:DumpLoadedClassList=" + server.resolve(CLASS_LIST),
                "-Xshare:auto",
                "-Xlog:cds=off"));
        command.addAll(heap(settings));
        command.addAll(List.of(
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxMetaspaceSize=256m",
                "-Djava.awt.headless=true",
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n",
                "-Dfile.encoding=UTF-8",
                // the name on the server's own error pages, without its version
                "-Dproduct.name=Tremplin",
                // with several start-up threads its services deadlock once in many starts
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                "-Djava.io.tmpdir=" + Files.createDirectories(server.resolve("tmp")),
                "-jar",
                server.resolve(JAR).toString(),
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
        builder.environment().put("TREMPLIN_KEY", Keys.ready(settings, database));
        builder.environment().put("TREMPLIN_URL", settings.url());
        builder.environment().put("TREMPLIN_WARM_UP", settings.warmUp());
        if (settings.demo()) {
            builder.environment().put("TREMPLIN_DEMO", "yes");
        } else {
            builder.environment().remove("TREMPLIN_DEMO");
        }
        WebServer web = new WebServer(settings, builder.start(), log);
        Thread reader = new Thread(web::copyOutput, "server log");
        reader.setDaemon(true);
        reader.start();
        return web;
    }

    /**
     * Waits until the application answers, as long as the server lives: how long that takes depends on the machine, and
     * progress is reported. Throws when the server ends, or has booted without the application.
     */
    void awaitDeployment() throws IOException {
        long begun = System.nanoTime();
        long said = begun;
        int withoutIt = 0;
        while (process.isAlive()) {
            State state = state();
            if (state == State.READY) {
                Files.writeString(settings.home().resolve("server").resolve(DEPLOYED), "");
                deployed = true;
                return;
            }
            withoutIt = state == State.WITHOUT_APPLICATION ? withoutIt + 1 : 0;
            if (withoutIt == ANSWERS_WITHOUT) {
                throw failed("the application could not be deployed");
            }
            if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
                said = System.nanoTime();
                System.out.printf("… %s, since %d s%n", state.sentence, (said - begun) / 1_000_000_000);
            }
            pause();
        }
        throw failed("the server stopped while starting, with status " + waitFor(process));
    }

    /** These options also determine the class archive: a JVM with others cannot use it. */
    static List<String> heap(Settings settings) {
        List<String> heap = new ArrayList<>(List.of(
                // grows when needed and not much beyond
                "-Xmx" + settings.heap(), "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30", "-XX:+UseSerialGC"));
        if (settings.heapMegabytes() >= INITIAL_HEAP) {
            heap.addAll(List.of("-Xms" + INITIAL_HEAP + "m", "-XX:MaxNewSize=48m"));
        }
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE) {
            // the compiler keeps native memory unless it is told to return it
            heap.addAll(List.of("-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=30000"));
        }
        return heap;
    }

    /** How far the start has come. */
    private enum State {
        BOOTING("the server is starting"),
        DEPLOYING("the application is being made ready"),
        WITHOUT_DATABASE("the application waits for the database"),
        WITHOUT_APPLICATION("the server answers without the application"),
        READY("ready");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }
    }

    private State state() {
        if (!booted) {
            return State.BOOTING;
        }
        try {
            // not java.net.http, whose threads and buffers would stay with the launcher for as long as it lives
            HttpURLConnection ready = (HttpURLConnection)
                    URI.create("http://" + settings.reachable() + ":" + settings.port() + "/health/ready")
                            .toURL()
                            .openConnection();
            ready.setConnectTimeout(2_000);
            ready.setReadTimeout(10_000);
            int status = ready.getResponseCode();
            String body;
            try (InputStream in = status < 400 ? ready.getInputStream() : ready.getErrorStream()) {
                body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (!body.contains("\"tremplin\"")) {
                return State.WITHOUT_APPLICATION;
            }
            return status == 200 ? State.READY : State.WITHOUT_DATABASE;
        } catch (IOException notYet) {
            return State.DEPLOYING;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int waitFor() {
        int status = waitFor(process);
        if (!closing) {
            deployed = false; // a restart must not wait for an archive first
            System.err.println("Tremplin stops, because its server ended by itself, with status " + status
                    + ". What was confirmed is kept; start it again.");
        }
        return status == 0 ? 0 : 1;
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
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
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it at once: it has served nobody yet, or does not end by itself. */
    private void kill() {
        closing = true;
        process.destroyForcibly();
        waitFor(process);
    }

    /**
     * Creates the class archive after everything has ended: the next start is faster, and failing to create it is no
     * error.
     */
    void keepClasses() {
        Path server = settings.home().resolve("server");
        Path list = server.resolve(CLASS_LIST);
        Path written = server.resolve(CLASSES_BEING_WRITTEN);
        if (!deployed || !Files.exists(list) || Files.exists(server.resolve(CLASSES))) {
            return;
        }
        System.out.println("Preparing a faster start …");
        try {
            // only what the JVM's own loaders load: it fails on the others
            Files.write(
                    list,
                    Files.readAllLines(list).stream()
                            .filter(line -> !line.contains(" source: "))
                            .toList());
            List<String> command = new ArrayList<>(List.of(
                    java(),
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + written,
                    "-Xlog:disable"));
            command.addAll(heap(settings));
            command.addAll(List.of("-cp", server.resolve(JAR).toString()));
            Process dump = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // as long as it takes: whoever cannot wait ends the launcher, and the next stop tries again
            if (dump.waitFor() == 0) {
                deleteThoseOfAnotherJava(server);
                Files.move(written, server.resolve(CLASSES));
                Files.delete(list);
            }
        } catch (IOException e) {
            System.out.println("The next start will not be a faster one: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deleteThoseOfAnotherJava(Path server) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(server, "classes-*.jsa")) {
            for (Path archive : old) {
                Files.delete(archive);
            }
        }
    }

    private StartFailure failed(String what) {
        kill();
        return new StartFailure(what + ". The reason is in " + log + ":\n" + reasons());
    }

    /** The first errors in the log and their causes; later ones are consequences. */
    private String reasons() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(l -> l.contains(" SEVERE ") || l.startsWith("Caused by") || l.contains("OutOfMemory"))
                    .distinct()
                    .limit(8)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Copies the server's output to the log; the application's own messages also to the console. */
    private void copyOutput() {
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String said = withoutValues(line);
                Matcher ours = OURS.matcher(said);
                if (ours.matches()) {
                    System.out.println(ours.group(1));
                }
                // The link of the first administrator is a secret: for the console only.
                if (!line.contains("/access/first-run?key=")) {
                    write(out, said);
                }
                if (line.contains("ready in") && line.contains("Payara Micro")) {
                    booted = true;
                }
            }
        } catch (IOException e) {
            if (process.isAlive() && !closing) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Removes the values from the database's error about a row: they may be a name or a login. */
    static String withoutValues(String line) {
        return REFUSED_VALUE.matcher(line).replaceAll("$1…$2");
    }

    /** A full disk costs lines of the log, never the server: it would block if nobody read its output. */
    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.newLine();
            out.flush();
        } catch (IOException full) {
            // the next line may find room again
        }
    }

    /** The server's settings, and the address of this installation, for which it has no option. */
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
