package org.tremplin.platform.installation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tremplin.InContainer;

/** A transaction begins with the first statement that changes or locks something, and no later. */
@InContainer
class ConnectionsIT {
    private static final String CHANGE = "update id_block set next_id = next_id + 1 where name = 'nobody'";

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    @Test
    void what_only_reads_says_nothing_of_a_transaction() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long before = brackets(connection);
            connection.setAutoCommit(false);
            read(connection, "select count(*) from site");
            try (PreparedStatement read = connection.prepareStatement("select id from site where id = ?")) {
                read.setLong(1, 1);
                read.executeQuery().close();
            }
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(brackets(connection) - before).isZero();
        }
    }

    @Test
    void what_changes_something_is_done_or_undone_as_one() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            read(connection, "select count(*) from site");
            try (PreparedStatement change =
                    connection.prepareStatement("insert into id_block (name, next_id) values ('nobody', ?)")) {
                change.setLong(1, 1);
                change.executeUpdate();
            }
            assertThat(number(connection, "select count(*) from id_block where name = 'nobody'"))
                    .isOne();
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(number(connection, "select count(*) from id_block where name = 'nobody'"))
                    .isZero();
        }
    }

    /** Two round trips, not three: it begins, and is committed. */
    @Test
    void a_change_without_parameters_and_a_row_that_is_locked_begin_one() throws SQLException {
        for (String begins : new String[] {CHANGE, "select next_id from id_block where name = 'nobody' FOR UPDATE"}) {
            try (Connection connection = database.getConnection()) {
                long before = brackets(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(begins);
                    statement.execute(CHANGE);
                }
                connection.commit();
                connection.setAutoCommit(true);
                assertThat(brackets(connection) - before).as(begins).isEqualTo(2);
            }
        }
    }

    @Test
    void a_select_that_locks_or_stores_is_no_mere_reading() {
        assertThat(Connections.onlyReads("\n  (SELECT id FROM person) UNION ALL (SELECT 1)"))
                .isTrue();
        assertThat(Connections.onlyReads("with x as (select 1) select * from x"))
                .isTrue();
        assertThat(Connections.onlyReads("select id from person where given_name = 'for you'"))
                .isTrue();
        for (String locks : new String[] {
            "SELECT id FROM person WHERE id = ? FOR UPDATE",
            "select id from person lock in\n share mode",
            "select id from person for share skip locked",
            "select id into @x from person",
            "select get_lock('x', 1)",
            "insert into site select 1",
            "update site set id = 1",
            "set @x = 1",
            ""
        }) {
            assertThat(Connections.onlyReads(locks)).as(locks).isFalse();
        }
    }

    private static void read(Connection connection, String sql) throws SQLException {
        number(connection, sql);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** How often this connection began, ended or configured a transaction. */
    private static long brackets(Connection connection) throws SQLException {
        long all = 0;
        try (Statement statement = connection.createStatement();
                ResultSet said = statement.executeQuery("show session status where variable_name in"
                        + " ('Com_begin', 'Com_commit', 'Com_rollback', 'Com_set_option')")) {
            while (said.next()) {
                all += said.getLong(2);
            }
        }
        return all;
    }
}
