package org.tremplin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.sealing.SealingKey;

/**
 * The key that seals protected data: stored next to the data, never in the database, which identifies it by a check
 * value. A new key is generated only where nothing is sealed, and replaces the old one row by row ({@link #rotate}).
 */
final class Keys {
    /** The content of an opened check value, and the place it is sealed for. */
    private static final String CHECK = "vault_key";

    /** Stands for a key that sealed something before keys were recorded, and that has not been supplied yet. */
    private static final String UNKNOWN = "-";

    private static final int AT_ONCE = 50;

    /** Where sealed texts are: a column, and in the JSON of rows that a merge deleted. */
    private static final Map<String, String> SEALED = Map.of(
            "person_secret",
            "select id, kind, sealed from person_secret where id > ? order by id",
            "person_merge_step",
            "select id, '', before_it from person_merge_step where id > ? and table_name = 'person_secret'"
                    + " and before_it like '%\"sealed\"%' order by id");

    private static final Map<String, String> WRITTEN = Map.of(
            "person_secret", "update person_secret set sealed = ? where id = ?",
            "person_merge_step", "update person_merge_step set before_it = ? where id = ?");

    private Keys() {}

    /**
     * The key to work with, generated when there is none; an interrupted rotation is finished first. Refuses to
     * generate one where data are sealed with another; with a wrong key the server starts, reports it, and leaves
     * sealed data untouched.
     */
    static String ready(Settings settings, Database database) throws IOException {
        Path file = settings.home().resolve("key");
        if (settings.key() == null && Files.exists(next(settings))) {
            rotate(settings, database);
        }
        try (Connection connection = database.source().getConnection()) {
            boolean none = settings.key() == null && !Files.exists(file);
            if (none && isSealed(connection)) {
                throw new StartFailure(
                        "the key is missing: protected data in the database were sealed with it. Put the file \"key\""
                                + " of your backup back into " + settings.home()
                                + " (or set TREMPLIN_KEY), and start again.");
            }
            String given = settings.key() != null ? settings.key() : OwnFile.readOrCreate(file, SealingKey.fresh());
            SealingKey key = key(given, settings.key() != null ? "TREMPLIN_KEY" : file.toString());
            if (!isKnown(connection, key)) {
                List<String> ids = ids(connection);
                boolean unknown = ids.stream().allMatch(UNKNOWN::equals);
                if (!isSealed(connection)
                        || unknown && all(connection, key, key).isEmpty()) {
                    forgetOthers(connection, key);
                } else {
                    if (ids.isEmpty()) {
                        note(connection, UNKNOWN, "");
                    }
                    System.out.println(
                            "The key is not the one that protected data were sealed with: they cannot be read, and stay as"
                                    + " they are. Put the file \"key\" of your backup back into " + settings.home()
                                    + ".");
                }
            }
            return given;
        } catch (SQLException e) {
            throw new StartFailure("the database could not say which key it knows: " + e.getMessage(), e);
        }
    }

    private static Path next(Settings settings) {
        return settings.home().resolve("key.next");
    }

    private static SealingKey key(String base64, String where) {
        return SealingKey.of(base64).orElseThrow(() -> new StartFailure(where + " must be 32 bytes as base64."));
    }

    /**
     * Reseals everything with a new key. An interrupted rotation continues at the next call: rows name the key they are
     * sealed with, and the old key is given up last. Refuses, before anything is changed, when the old key does not
     * open a row.
     *
     * @return how many rows were resealed
     */
    static int rotate(Settings settings, Database database) throws IOException {
        Path file = settings.home().resolve("key");
        boolean own = settings.key() == null;
        if (own && !Files.exists(file)) {
            throw new StartFailure("there is no key yet.");
        }
        if (!own && settings.newKey() == null) {
            throw new StartFailure(
                    "TREMPLIN_KEY says the key: set TREMPLIN_NEW_KEY to the one to come, and afterwards TREMPLIN_KEY"
                            + " to that. A good one: " + SealingKey.fresh());
        }
        SealingKey before = key(own ? Files.readString(file) : settings.key(), own ? file.toString() : "TREMPLIN_KEY");
        SealingKey after = key(
                own ? OwnFile.readOrCreate(next(settings), SealingKey.fresh()) : settings.newKey(),
                own ? next(settings).toString() : "TREMPLIN_NEW_KEY");
        int sealed = 0;
        try (Connection connection = database.source().getConnection()) {
            List<String> foreign = all(connection, before, after);
            if (!foreign.isEmpty()) {
                throw new StartFailure("the present key does not open " + foreign.size() + " of the sealed rows ("
                        + foreign.get(0) + "): nothing was changed.");
            }
            register(connection, after);
            connection.setAutoCommit(false);
            for (String table : SEALED.keySet().stream().sorted().toList()) {
                long last = 0;
                for (List<Row> rows = locked(connection, table, last);
                        !rows.isEmpty();
                        rows = locked(connection, table, last)) {
                    for (Row row : rows) {
                        String fresh = row.resealed(before, after);
                        if (fresh != null && !fresh.equals(row.text())) {
                            write(connection, table, row.id(), fresh);
                            sealed++;
                        }
                        last = row.id();
                    }
                    connection.commit();
                    System.out.println("Sealed anew: " + sealed);
                }
            }
            connection.setAutoCommit(true);
            forgetOthers(connection, after);
        } catch (SQLException e) {
            throw new StartFailure(
                    "the new key could not be given to every row (" + e.getMessage()
                            + "): try rotate-key again, it goes on.",
                    e);
        }
        if (own) {
            // earlier backups need it
            OwnFile.write(settings.home().resolve("key.before." + before.id()), Files.readString(file));
            Files.move(next(settings), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return sealed;
    }

    /** A row with a sealed text. @param kind empty in a row that a merge deleted, which contains it */
    private record Row(String table, long id, String kind, String text) {
        private static final Pattern SAID = Pattern.compile("\"(id|kind|sealed)\":\"([^\"]*)\"");

        /** The text sealed with the second key, whichever of the two it is sealed with now; null when with neither. */
        String resealed(SealingKey before, SealingKey after) {
            if (!kind.isEmpty()) {
                return resealed(before, after, text, "person_secret " + id + " " + kind);
            }
            String[] said = new String[3];
            for (Matcher m = SAID.matcher(text); m.find(); ) {
                said[List.of("id", "kind", "sealed").indexOf(m.group(1))] = m.group(2);
            }
            String fresh = resealed(before, after, said[2], "person_secret " + said[0] + " " + said[1]);
            return fresh == null ? null : text.replace(said[2], fresh);
        }

        private static String resealed(SealingKey before, SealingKey after, String sealed, String place) {
            if (sealed.startsWith(after.id() + ":") && after.open(sealed, place).isPresent()) {
                return sealed;
            }
            return before.open(sealed, place)
                    .map(open -> after.seal(open, place))
                    .orElse(null);
        }
    }

    private static List<Row> rows(Connection connection, String table, long after) throws SQLException {
        return rows(connection, SEALED.get(table) + " limit " + AT_ONCE, table, after);
    }

    /** The same, locked for changes. */
    private static List<Row> locked(Connection connection, String table, long after) throws SQLException {
        return rows(connection, SEALED.get(table) + " limit " + AT_ONCE + " for update", table, after);
    }

    private static List<Row> rows(Connection connection, String query, String table, long after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, after);
            List<Row> rows = new ArrayList<>();
            try (ResultSet read = select.executeQuery()) {
                while (read.next()) {
                    rows.add(new Row(table, read.getLong(1), read.getString(2), read.getString(3)));
                }
            }
            return rows;
        }
    }

    private static void write(Connection connection, String table, long id, String text) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(WRITTEN.get(table))) {
            update.setString(1, text);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    /** Rows that neither of these keys opens. */
    private static List<String> all(Connection connection, SealingKey before, SealingKey after) throws SQLException {
        List<String> closed = new ArrayList<>();
        for (String table : SEALED.keySet()) {
            long last = 0;
            for (List<Row> rows = rows(connection, table, last);
                    !rows.isEmpty();
                    rows = rows(connection, table, last)) {
                for (Row row : rows) {
                    if (row.resealed(before, after) == null) {
                        closed.add(table + " " + row.id());
                    }
                    last = row.id();
                }
            }
        }
        return closed;
    }

    private static boolean isSealed(Connection connection) throws SQLException {
        for (String table : SEALED.keySet()) {
            if (!rows(connection, table, 0).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> ids(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from vault_key");
                ResultSet read = select.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (read.next()) {
                ids.add(read.getString(1));
            }
            return ids;
        }
    }

    private static boolean isKnown(Connection connection, SealingKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select check_value from vault_key where id = ?")) {
            select.setString(1, key.id());
            try (ResultSet read = select.executeQuery()) {
                return read.next() && key.open(read.getString(1), CHECK).isPresent();
            }
        }
    }

    private static void register(Connection connection, SealingKey key) throws SQLException {
        note(connection, key.id(), key.seal(CHECK, CHECK));
    }

    private static void note(Connection connection, String id, String check) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into vault_key (id, check_value) values (?, ?)"
                        + " on duplicate key update check_value = values(check_value)")) {
            insert.setString(1, id);
            insert.setString(2, check);
            insert.executeUpdate();
        }
    }

    private static void forgetOthers(Connection connection, SealingKey key) throws SQLException {
        register(connection, key);
        try (PreparedStatement delete = connection.prepareStatement("delete from vault_key where id <> ?")) {
            delete.setString(1, key.id());
            delete.executeUpdate();
        }
    }
}
