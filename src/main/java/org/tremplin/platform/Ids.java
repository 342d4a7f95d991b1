package org.tremplin.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Ids for rows that have no entity, from the same table as all others ({@link Stored}) and, like those, taken outside
 * the transaction.
 */
@ApplicationScoped
public class Ids {
    @Resource(lookup = "java:global/tremplin-ids")
    private DataSource database;

    /** @return the first of that many consecutive ids */
    public long block(int size) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(
                        "update id_block set next_id = last_insert_id(next_id + ?) where name = 'all'");
                Statement ask = connection.createStatement()) {
            take.setInt(1, size);
            take.executeUpdate();
            try (ResultSet last = ask.executeQuery("select last_insert_id()")) {
                last.next();
                return last.getLong(1) - size + 1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
