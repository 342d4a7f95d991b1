package org.tremplin.people;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.platform.UseCases;

/**
 * Reads, counts and changes the rows that refer to a person, in any table ({@link PersonSchema}). Cells are texts in
 * JSON, null for nothing.
 */
@UseCases
public class PersonRows {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PersonSchema schema;

    /** The primary keys of the rows with this id in this column, without the column itself. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<String> keys(Reference reference, long person) {
        List<String> columns = schema.keyOf(reference.table()).stream()
                .filter(column -> !column.equals(reference.column()))
                .toList();
        return select(columns, reference.table(), Map.of(reference.column(), String.valueOf(person)));
    }

    /** Whole rows of a table by a column, without secret columns such as hashes. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Map<String, String>> whole(String table, String column, Collection<String> values) {
        List<String> columns = schema.columnsOf(table).stream()
                .filter(c -> !c.contains("hash"))
                .toList();
        return select(columns, table, column + " in (" + holes(values) + ")", values).stream()
                .map(PersonRows::cells)
                .toList();
    }

    /** Names for rows, by id: from the first of these columns that their table has; sessions by day and time. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Map<String, String> names(String table, List<String> columns, Collection<String> ids) {
        String name = table.equals("session")
                ? "concat(on_date, ' ', starts_at)"
                : columns.stream()
                        .filter(schema.columnsOf(table)::contains)
                        .findFirst()
                        .orElse(null);
        if (name == null) {
            return Map.of();
        }
        Query query = entities.createNativeQuery(
                "select id, " + name + " from " + table + " where id in (" + holes(ids) + ")");
        bind(query, ids);
        return ((List<Object[]>) query.getResultList())
                .stream().collect(Collectors.toMap(row -> row[0].toString(), row -> String.valueOf(row[1])));
    }

    /** How many rows have a person's id in this column. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public long count(Reference reference, long person) {
        return number("select count(*) from " + reference.table() + " where " + reference.column() + " = ?1", person);
    }

    /** Those of these people whose ids appear in this column. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Long> holding(Reference reference, Collection<String> people) {
        return ids(
                "select distinct " + reference.column() + " from " + reference.table() + " where " + reference.column()
                        + " in (" + holes(people) + ")",
                people);
    }

    /** Those of these rows whose version is later than this. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Long> laterThan(String table, long version, Collection<String> ids) {
        return ids("select id from " + table + " where version > " + version + " and id in (" + holes(ids) + ")", ids);
    }

    @SuppressWarnings("unchecked")
    private List<Long> ids(String select, Collection<String> values) {
        Query query = entities.createNativeQuery(select);
        bind(query, values);
        return ((List<Number>) query.getResultList())
                .stream().map(Number::longValue).toList();
    }

    private long number(String query, long person) {
        return ((Number) entities.createNativeQuery(query)
                        .setParameter(1, person)
                        .getSingleResult())
                .longValue();
    }

    /** Deletes files to which nothing but their roles refers. @return how many */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public int deleteUnused(List<String> people) {
        if (people.isEmpty()) {
            return 0;
        }
        change("delete from person_role where person_id in (" + holes(people) + ")", people);
        return change("delete from person where id in (" + holes(people) + ")", people);
    }

    private int change(String statement, Collection<String> values) {
        Query change = entities.createNativeQuery(statement);
        bind(change, values);
        return change.executeUpdate();
    }

    /** The whole row, or null when it does not exist. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String row(String table, Map<String, String> where) {
        List<String> rows = select(schema.columnsOf(table), table, where);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<String> select(List<String> columns, String table, Map<String, String> where) {
        return select(columns, table, condition(where.keySet()), where.values());
    }

    /** Rows as texts: these columns of a table, whose alias is {@code g}. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<String> select(List<String> columns, String table, String where, Collection<String> values) {
        // a single column would be returned as values, not as rows
        Query query = entities.createNativeQuery(
                "select 1, " + String.join(", ", columns) + " from " + table + " g where " + where);
        bind(query, values);
        List<String> rows = new ArrayList<>();
        for (Object[] row : (List<Object[]>) query.getResultList()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), row[i + 1] == null ? null : text(row[i + 1]));
            }
            rows.add(json(cells));
        }
        return rows;
    }

    private static String text(Object cell) {
        return cell instanceof Boolean flag ? flag ? "1" : "0" : cell.toString();
    }

    /**
     * Changes cells of a row, all or none.
     *
     * @param holding values that the row must have, otherwise nothing is changed
     * @return whether it was changed
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean change(
            String table, Map<String, String> key, Map<String, String> holding, Map<String, String> cells) {
        List<String> values = new ArrayList<>(cells.values());
        values.addAll(key.values());
        values.addAll(holding.values());
        return change(
                        "update " + table + " set "
                                + cells.keySet().stream()
                                        .map(column -> column + " = ?")
                                        .collect(Collectors.joining(", "))
                                + (schema.columnsOf(table).contains("version") ? ", version = version + 1" : "")
                                + " where " + condition(key.keySet())
                                + holding.keySet().stream()
                                        .map(column -> " and " + column + " <=> ?")
                                        .collect(Collectors.joining()),
                        values)
                > 0;
    }

    public static String condition(Collection<String> columns) {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    public static String holes(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    public static void bind(Query query, Collection<String> values) {
        int position = 0;
        for (String value : values) {
            query.setParameter(++position, value);
        }
    }

    public static String json(Map<String, String> cells) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        cells.forEach((column, value) -> {
            if (value == null) {
                json.addNull(column);
            } else {
                json.add(column, value);
            }
        });
        return json.build().toString();
    }

    /** The cells of a row or of a key. */
    public static Map<String, String> cells(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            Map<String, String> cells = new LinkedHashMap<>();
            object.forEach((column, value) ->
                    cells.put(column, value == JsonValue.NULL ? null : ((JsonString) value).getString()));
            return cells;
        }
    }
}
