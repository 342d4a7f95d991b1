package org.tremplin.people;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Capability;
import org.tremplin.platform.Remembered;
import org.tremplin.platform.UseCases;

/**
 * Which tables refer to people: found through the database's own foreign keys, read once, so that there is no list to
 * maintain.
 */
@UseCases
public class PersonSchema {
    /** A column that holds a person's id. */
    public record Reference(String table, String column) {}

    private record Read(
            List<Reference> references,
            Map<String, List<String>> keys,
            Map<String, List<String>> columns,
            List<Pointer> pointers,
            List<Reference> texts,
            Map<String, List<List<String>>> unique) {}

    /** A column that refers to a row of another table. */
    private record Pointer(String table, String column, String target, boolean optional) {}

    @PersistenceContext
    private EntityManager entities;

    private final Remembered<Read> read = new Remembered<>();

    private Read schema() {
        return read.get(() -> new Read(
                names("select table_name, column_name from information_schema.key_column_usage"
                                + " where table_schema = database() and referenced_table_name = 'person' order by 1, 2")
                        .stream()
                        .map(row -> new Reference((String) row[0], (String) row[1]))
                        .toList(),
                byTable(
                        "select table_name, column_name from information_schema.key_column_usage"
                                + " where table_schema = database() and constraint_name = 'PRIMARY' order by 1, ordinal_position"),
                byTable("select table_name, column_name from information_schema.columns where table_schema = database()"
                        + " and extra not like '%GENERATED%' order by 1, ordinal_position"),
                names(
                                "select k.table_name, k.column_name, k.referenced_table_name, c.is_nullable"
                                        + " from information_schema.key_column_usage k join information_schema.columns c"
                                        + " on c.table_schema = k.table_schema and c.table_name = k.table_name and c.column_name = k.column_name"
                                        + " where k.table_schema = database() and k.referenced_table_name is not null order by 1, 2")
                        .stream()
                        .map(row ->
                                new Pointer((String) row[0], (String) row[1], (String) row[2], "YES".equals(row[3])))
                        .toList(),
                names("select table_name, column_name from information_schema.columns where table_schema = database()"
                                + " and character_maximum_length >= 200 and column_name not like '%hash%' and column_name <> 'uid'"
                                + " and table_name not in (" + withoutFreeText() + ") order by 1, 2")
                        .stream()
                        .map(row -> new Reference((String) row[0], (String) row[1]))
                        .toList(),
                uniqueKeys()));
    }

    private static String withoutFreeText() {
        return Capability.all().stream()
                .flatMap(capability -> capability.tablesWithoutFreeText().stream())
                .collect(Collectors.joining("', '", "'", "'"));
    }

    private Map<String, List<List<String>>> uniqueKeys() {
        Map<String, Map<String, List<String>>> keys = new HashMap<>();
        names("select table_name, index_name, column_name from information_schema.statistics"
                        + " where table_schema = database() and non_unique = 0 order by 1, 2, seq_in_index")
                .forEach(row -> keys.computeIfAbsent((String) row[0], table -> new LinkedHashMap<>())
                        .computeIfAbsent((String) row[1], index -> new ArrayList<>())
                        .add((String) row[2]));
        return keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, table -> List.copyOf(table.getValue().values())));
    }

    private Map<String, List<String>> byTable(String query) {
        return names(query).stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> names(String query) {
        return entities.createNativeQuery(query).getResultList();
    }

    /** Every column that holds a person's id. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Reference> references() {
        return schema().references();
    }

    /** The tables whose rows belong to rows of this one, with the column; not those that refer to people themselves. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Reference> childrenOf(String table) {
        return schema().pointers().stream()
                .filter(p -> p.target().equals(table) && !p.table().equals(table))
                .filter(p -> references().stream().noneMatch(r -> r.table().equals(p.table())))
                .map(p -> new Reference(p.table(), p.column()))
                .toList();
    }

    /** The tables that columns of this one refer to, by column; not those that refer to people. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Map<String, String> targetsOf(String table) {
        return schema().pointers().stream()
                .filter(p -> p.table().equals(table) && !p.target().equals("person"))
                .collect(Collectors.toMap(Pointer::column, Pointer::target, (one, other) -> one));
    }

    /** The same for columns that may be null. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Map<String, String> optionalTargetsOf(String table) {
        return schema().pointers().stream()
                .filter(p -> p.table().equals(table) && p.optional())
                .collect(Collectors.toMap(Pointer::column, Pointer::target, (one, other) -> one));
    }

    /** The columns in which somebody may have written about a person. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Reference> freeTexts() {
        return schema().texts();
    }

    /** The columns of a table, except generated ones. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<String> columnsOf(String table) {
        return schema().columns().getOrDefault(table, List.of());
    }

    /** The columns of a table's key. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<String> keyOf(String table) {
        return schema().keys().get(table);
    }

    /** What must be unique in a table: the columns of its primary key, and of each of its unique constraints. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<List<String>> uniqueKeysOf(String table) {
        return schema().unique().getOrDefault(table, List.of());
    }

    /** The columns of a table that refer to other rows of it. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<String> columnsToItself(String table) {
        return schema().pointers().stream()
                .filter(pointer ->
                        pointer.table().equals(table) && pointer.target().equals(table))
                .map(Pointer::column)
                .toList();
    }
}
