package org.tremplin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tremplin.InContainer;
import org.tremplin.people.privacy.PrivacyRegister;

/** The schema that sql/ made, beside the entities that read it: EclipseLink validates nothing by itself. */
@InContainer
class SchemaIT {
    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    @Test
    void every_entity_can_be_read() {
        assertThat(entities.getMetamodel().getEntities()).hasSizeGreaterThan(15).allSatisfy(this::read);
    }

    private void read(EntityType<?> type) {
        entities.createQuery("select e from " + type.getName() + " e", type.getJavaType())
                .setMaxResults(1)
                .getResultList();
    }

    @Test
    void every_foreign_key_has_an_index_that_begins_with_it() throws SQLException {
        assertThat(names("""
                select concat(k.table_name, '.', k.column_name) from information_schema.key_column_usage k
                where k.table_schema = database() and k.referenced_table_name is not null
                  and not exists (select 1 from information_schema.statistics i
                    where i.table_schema = k.table_schema and i.table_name = k.table_name
                      and i.column_name = k.column_name and i.seq_in_index = 1)""")).isEmpty();
    }

    @Test
    void every_text_compares_in_the_same_way() throws SQLException {
        assertThat(names("""
                select concat(table_name, '.', column_name, ' ', collation_name) from information_schema.columns
                where table_schema = database() and collation_name is not null
                  and collation_name <> 'utf8mb4_unicode_520_ci' and table_name <> 'flyway_schema_history'""")).isEmpty();
    }

    @Test
    void instants_keep_their_microseconds() throws SQLException {
        assertThat(names("""
                select concat(table_name, '.', column_name) from information_schema.columns
                where table_schema = database() and data_type in ('datetime', 'timestamp')
                  and datetime_precision <> 6 and table_name <> 'flyway_schema_history'""")).isEmpty();
    }

    @Test
    void every_table_that_speaks_of_people_is_in_the_privacy_register() throws SQLException {
        assertThat(names("""
                with recursive personal (name) as (
                  select table_name from information_schema.tables
                  where table_schema = database() and table_name in ('person', 'account', 'audit_line', 'sign_up', 'session_fact')
                  union
                  select k.table_name from information_schema.key_column_usage k
                  join personal p on p.name = k.referenced_table_name where k.table_schema = database())
                select name from personal order by name"""))
                .containsExactlyInAnyOrderElementsOf(PrivacyRegister.lines().keySet());
    }

    private List<String> names(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
