package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tremplin.House;
import org.tremplin.sealing.SealingKey;

/** The key of what is sealed: changed while it is cut off, wrong, lost. In the database of the house, which gets its own key back. */
class KeysIT {
    private static final long FIRST = 4_000_000_000_000L;
    private static final int MANY = 60;

    @TempDir
    private Path homes;

    private Connection connection;
    private Database database;
    private String own;
    private String[] at;

    @BeforeEach
    void sixty_texts_are_sealed_and_one_in_a_row_that_a_merge_took_away() throws Exception {
        House.open();
        connection = House.database();
        boolean given = Boolean.getBoolean("tremplin.it.given");
        at = new String[] {
            given ? System.getenv("TREMPLIN_DB_URL") : connection.getMetaData().getURL(),
            given ? System.getenv("TREMPLIN_DB_USER") : "tremplin",
            given
                    ? System.getenv("TREMPLIN_DB_PASSWORD")
                    : Files.readString(Path.of("target/it/home/database-password"))
                            .strip()
        };
        database = Database.at(at[0], at[1], at[2]);
        own = Files.readString(Path.of("target/it/home/key")).strip();
        SealingKey key = SealingKey.of(own).orElseThrow();
        List<Long> people = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet read = select.executeQuery(
                        "select id from person where id not in (select person_id from person_secret) order by id limit "
                                + MANY)) {
            while (read.next()) {
                people.add(read.getLong(1));
            }
        }
        assertThat(people).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            String sealed = key.seal("texte " + i, "person_secret " + (FIRST + i) + " ACCOMMODATION");
            change(
                    "insert into person_secret (id, person_id, kind, sealed) values (?, ?, 'ACCOMMODATION', ?)",
                    FIRST + i,
                    people.get(i),
                    // as the first releases wrote it: without the key's id
                    i % 2 == 0 ? sealed : sealed.substring(sealed.indexOf(':') + 1));
        }
        change(
                "insert into person_merge (id, kept_id, gone_id, merged_at) values (?, ?, ?, now(6))",
                FIRST,
                people.get(0),
                people.get(1));
        change(
                "insert into person_merge_step (id, merge_id, position, table_name, row_key, before_it)"
                        + " values (?, ?, 1, 'person_secret', '{\"id\":\"7\"}', ?)",
                FIRST,
                FIRST,
                "{\"id\":\"7\",\"kind\":\"RESIDENCE\",\"sealed\":\"" + key.seal("WORK", "person_secret 7 RESIDENCE")
                        + "\"}");
    }

    @AfterEach
    void the_house_is_as_it_was() throws Exception {
        change("delete from person_secret where id >= ?", FIRST);
        change("delete from person_merge_step where merge_id = ?", FIRST);
        change("delete from person_merge where id = ?", FIRST);
        connection.close();
    }

    private void change(String statement, Object... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
        }
    }

    private Path home(String name, String key) throws Exception {
        Path home = Files.createDirectories(homes.resolve(name));
        if (key != null) {
            OwnFile.write(home.resolve("key"), key);
        }
        return home;
    }

    /** What is sealed, by row. */
    private Map<Long, String> sealed() throws SQLException {
        Map<Long, String> sealed = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id, sealed from person_secret where id >= ? union all"
                        + " select 0, before_it from person_merge_step where merge_id = ?")) {
            select.setLong(1, FIRST);
            select.setLong(2, FIRST);
            try (ResultSet read = select.executeQuery()) {
                while (read.next()) {
                    sealed.put(read.getLong(1), read.getString(2));
                }
            }
        }
        assertThat(sealed).hasSize(MANY + 1);
        return sealed;
    }

    private void everythingIsOpenedBy(String key) throws SQLException {
        SealingKey by = SealingKey.of(key).orElseThrow();
        sealed().forEach((id, text) -> {
            if (id == 0) {
                String in = text.replaceFirst(".*\"sealed\":\"([^\"]*)\".*", "$1");
                assertThat(in).startsWith(by.id() + ":");
                assertThat(by.open(in, "person_secret 7 RESIDENCE")).contains("WORK");
            } else {
                assertThat(by.open(text, "person_secret " + id + " ACCOMMODATION"))
                        .contains("texte " + (id - FIRST));
            }
        });
    }

    @Test
    void a_rotation_that_is_killed_goes_on() throws Exception {
        Path home = home("rotating", own);
        Process process;
        try (Connection holds = House.database()) {
            holds.setAutoCommit(false);
            try (Statement last = holds.createStatement()) {
                last.executeQuery("select id from person_secret where id = " + (FIRST + MANY - 1) + " for update")
                        .close();
            }
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            Path.of("target/test-classes") + File.pathSeparator + Path.of("target/tremplin.jar"),
                            RotateKey.class.getName(),
                            at[0],
                            at[1],
                            at[2],
                            home.toString())
                    .redirectErrorStream(true)
                    .start();
            List<String> said = new ArrayList<>();
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    said.add(line);
                    if (line.matches("Sealed anew: \\d\\d+")) {
                        break;
                    }
                }
                // the last rows are held: it is in the middle for sure
                assertThat(process.isAlive()).as(String.join("\n", said)).isTrue();
                process.destroyForcibly().waitFor();
            }
            holds.rollback();
        }
        String fresh = Files.readString(home.resolve("key.next")).strip();
        String id = SealingKey.of(fresh).orElseThrow().id() + ":";
        assertThat(sealed().values()).anyMatch(text -> text.startsWith(id)).anyMatch(text -> !text.contains(id));
        assertThat(Files.readString(home.resolve("key")).strip()).isEqualTo(own);

        assertThat(Keys.ready(RotateKey.settings(home), database)).isEqualTo(fresh);
        everythingIsOpenedBy(fresh);
        assertThat(home.resolve("key.next")).doesNotExist();
        assertThat(Files.readString(home.resolve(
                                "key.before." + SealingKey.of(own).orElseThrow().id()))
                        .strip())
                .isEqualTo(own);

        OwnFile.write(home.resolve("key.next"), own);
        assertThat(Keys.rotate(RotateKey.settings(home), database)).isGreaterThan(MANY);
        everythingIsOpenedBy(own);
    }

    @Test
    void a_wrong_key_changes_nothing_and_a_lost_one_is_not_made_anew() throws Exception {
        Map<Long, String> before = sealed();
        Path wrong = home("wrong", SealingKey.fresh());
        Keys.ready(RotateKey.settings(wrong), database);
        assertThatThrownBy(() -> Keys.rotate(RotateKey.settings(wrong), database))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("nothing was changed");
        Path lost = home("lost", null);
        assertThatThrownBy(() -> Keys.ready(RotateKey.settings(lost), database))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("the key is missing");
        assertThat(lost.resolve("key")).doesNotExist();
        Path broken = home("broken", "pas une clé");
        assertThatThrownBy(() -> Keys.ready(RotateKey.settings(broken), database))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("32 bytes");
        assertThat(sealed()).isEqualTo(before);
        assertThat(Keys.ready(RotateKey.settings(home("own", own)), database)).isEqualTo(own);
    }
}
