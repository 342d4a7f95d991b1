package org.tremplin.server;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A database server to work with: checked for settings that would cause silent damage, then migrated.
 *
 * @param url with the options that this application relies on
 */
public record Database(String url, String user, String password) {
    /**
     * The connection's time zone is always UTC, so that no time is converted on its way, text is utf8mb4 in one
     * collation, and the driver neither asks the server for what it knows already nor sends a batch row by row. The web
     * server's own key is not presented to the database as a client certificate (MySQL 8.4 rejects it); its trust store
     * is used as usual. MariaDB, which alone reads that comment, keeps no temporary table of answers for each subquery
     * that depends on its row: ours seldom ask the same twice.
     */
    private static final String OPTIONS = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&rewriteBatchedStatements=true&useLocalSessionState=true&useLocalTransactionState=true"
            + "&elideSetAutoCommits=true&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=4096"
            + "&cacheServerConfiguration=true&maintainTimeStats=false&useUsageAdvisor=false"
            + "&fallbackToSystemKeyStore=false"
            + "&sessionVariables=sql_mode='STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
            + "NO_ENGINE_SUBSTITUTION',innodb_lock_wait_timeout=10/*M!100000,optimizer_switch='subquery_cache=off'*/";

    /** A server given by its URL, an external one or one started here; its own options win. */
    public static Database at(String url, String user, String password) {
        if (password.isEmpty()) {
            throw new StartFailure("The database user needs a password: set TREMPLIN_DB_PASSWORD.");
        }
        return new Database(url + (url.contains("?") ? "&" : "?") + OPTIONS, user, password);
    }

    /**
     * Checks the server and migrates its schema to this release. Refuses, in one sentence, what would damage data
     * later.
     */
    public void prepare() {
        probe();
        try {
            Flyway.configure()
                    .dataSource(source())
                    .locations("classpath:sql")
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartFailure("The database could not be brought to this release: " + e.getMessage(), e);
        }
    }

    private void probe() {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            DatabaseMetaData server = connection.getMetaData();
            String version = server.getDatabaseProductVersion();
            LocalDateTime instant = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000);
            statement.execute("create temporary table tremplin_probe (t datetime(6), s varchar(20))"
                    + " default charset utf8mb4 collate utf8mb4_unicode_520_ci");
            try (PreparedStatement insert = connection.prepareStatement("insert into tremplin_probe values (?, ?)")) {
                insert.setObject(1, instant);
                insert.setString(2, "ትግርኛ 🙂");
                insert.executeUpdate();
            }
            try (ResultSet read = statement.executeQuery("select t, s from tremplin_probe")) {
                read.next();
                if (!instant.equals(read.getObject(1, LocalDateTime.class))) {
                    // the driver takes the "5.5.5" that these servers put before their version as the version
                    String own = version.replaceFirst("^5\\.5\\.5-(\\d+\\.\\d+\\.\\d+).*", "$1");
                    throw new StartFailure("This server (" + version + ") loses fractions of seconds with our driver."
                            + " On MariaDB 10.11 add  version=5.7.19-" + own + "-MariaDB  under [mysqld] in its"
                            + " configuration, restart it, and start again.");
                }
                if (!"ትግርኛ 🙂".equals(read.getString(2))) {
                    throw new StartFailure(
                            "This server (" + version + ") does not keep every letter: utf8mb4 is needed.");
                }
            }
            statement.execute("drop temporary table tremplin_probe");
        } catch (SQLException e) {
            throw new StartFailure(
                    "The database does not answer as " + user + " at " + url.replaceFirst("\\?.*", "") + ": "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    public MysqlDataSource source() {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
