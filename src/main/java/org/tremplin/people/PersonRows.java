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
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.platform.UseCases;

/**
 * The rows that speak of a person, in whatever table ({@link PersonSchema}): read, counted, handed over, emptied, deleted. Cells
 * are texts as JSON, null for nothing.
 */
@UseCases
public class PersonRows {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PersonSchema schema;

    /** The keys of the rows that hold this id in this column, without the column itself. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<String> keys(Reference reference, long person) {
        List<String> columns = schema.keyOf(reference.table()).stream()
                .filter(column -> !column.equals(reference.column()))
                .toList();
        return select(columns, reference.table(), Map.of(reference.column(), String.valueOf(person)));
    }

    /** Whole rows of a table by a column, without what is secret: hashes. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Map<String, String>> whole(String table, String column, Collection<String> values) {
        List<String> columns = schema.columnsOf(table).stream()
                .filter(c -> !c.contains("hash"))
                .toList();
        return select(columns, table, column + " in (" + holes(values) + ")", values).stream()
                .map(PersonRows::cells)
                .toList();
    }

    /** What rows are called, by id: by the first of these columns that their table has; sessions by their day and hour. */
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

    /** How many rows hold a person's id in this column. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public long count(Reference reference, long person) {
        return number("select count(*) from " + reference.table() + " where " + reference.column() + " = ?1", person);
    }

    /** Those of these people whose ids rows hold in this column. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<Long> holding(Reference reference, Collection<String> people) {
        return ids(
                "select distinct " + reference.column() + " from " + reference.table() + " where " + reference.column()
                        + " in (" + holes(people) + ")",
                people);
    }

    /** Those of these rows that are at a later version than this. */
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

    /** How many rows belong to those. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public long countChildren(Reference reference, Reference child, long person) {
        return number("select count(*) from " + belonging(reference, child), person);
    }

    private static String belonging(Reference reference, Reference child) {
        return child.table() + " where " + child.column() + " in (select id from " + reference.table() + " where "
                + reference.column() + " = ?1)";
    }

    private long number(String query, long person) {
        return ((Number) entities.createNativeQuery(query)
                        .setParameter(1, person)
                        .getSingleResult())
                .longValue();
    }

    /** Deletes all rows that hold a person's id in this column, with what belongs to them. @return how many rows went */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public int deleteAll(Reference reference, long person) {
        int gone = 0;
        for (Reference child : schema.childrenOf(reference.table())) {
            gone += change("delete from " + belonging(reference, child), person);
        }
        for (String column : schema.columnsToItself(reference.table())) {
            change(
                    "update " + reference.table() + " set " + column + " = null where " + reference.column() + " = ?1",
                    person);
        }
        return gone + change("delete from " + reference.table() + " where " + reference.column() + " = ?1", person);
    }

    /** Deletes files, those first that point to others. @param except one that stays */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public int deletePeople(List<Long> files, long except) {
        return files.stream()
                .filter(file -> file != except)
                .mapToInt(file -> change("delete from person where id = ?1", file))
                .sum();
    }

    /** Deletes files that nothing but their roles speaks of. @return how many */
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

    private int change(String statement, long person) {
        return entities.createNativeQuery(statement).setParameter(1, person).executeUpdate();
    }

    /** Empties every cell of a row but these: a new column is emptied without being listed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public void empty(String table, long id, Set<String> kept) {
        change(
                "update " + table + " set "
                        + schema.columnsOf(table).stream()
                                .filter(column -> !kept.contains(column))
                                .map(column -> column + " = null")
                                .collect(Collectors.joining(", "))
                        + " where id = ?1",
                id);
    }

    /** Whether another file has the same two names. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean hasNamesake(long person) {
        return number(
                        "select count(*) from person p join person o on o.given_name = p.given_name and o.family_name = p.family_name"
                                + " and o.id <> p.id and o.merged_into is null where p.id = ?1",
                        person)
                > 0;
    }

    /** How many free texts say something of somebody, by table. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Map<String, Long> mentions(Mentions said) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (Reference text : schema.freeTexts()) {
            long here = saying(text, said).size();
            if (here > 0) {
                found.merge(text.table(), here, Long::sum);
            }
        }
        return found;
    }

    /** Puts a dash where free texts say something of somebody. @return how many texts */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public int blank(Mentions said) {
        int blanked = 0;
        for (Reference text : schema.freeTexts()) {
            for (String row : saying(text, said)) {
                Map<String, String> key = cells(row);
                String cell = key.remove(text.column());
                Query update = entities.createNativeQuery(
                        "update " + text.table() + " set " + text.column() + " = ? where " + condition(key.keySet()));
                List<String> values = new ArrayList<>(List.of(said.without(cell)));
                values.addAll(key.values());
                bind(update, values);
                blanked += update.executeUpdate();
            }
        }
        return blanked;
    }

    /** The keys of the rows whose text says something of somebody, with the text. */
    private List<String> saying(Reference text, Mentions said) {
        if (said.likes().isEmpty()) {
            return List.of();
        }
        List<String> columns = new ArrayList<>(schema.keyOf(text.table()));
        columns.add(text.column());
        String like = said.likes().stream()
                .map(pattern -> text.column() + " like ? escape '!'")
                .collect(Collectors.joining(" or "));
        return select(columns, text.table(), "(" + like + ")", said.likes()).stream()
                .filter(row -> said.in(cells(row).get(text.column())))
                .toList();
    }

    /** The whole row, or null when it is not there. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String row(String table, Map<String, String> where) {
        List<String> rows = select(schema.columnsOf(table), table, where);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<String> select(List<String> columns, String table, Map<String, String> where) {
        return select(columns, table, condition(where.keySet()), where.values());
    }

    @SuppressWarnings("unchecked")
    private List<String> select(List<String> columns, String table, String where, Collection<String> values) {
        // one column alone would come as values, not as rows
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

    /** Gives all rows that hold one person's id the other's; one statement, however many. None says what another says already. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public void hand(Reference reference, long from, long to) {
        entities.createNativeQuery("update " + reference.table() + " set " + reference.column() + " = ?1 where "
                        + reference.column() + " = ?2")
                .setParameter(1, to)
                .setParameter(2, from)
                .executeUpdate();
    }

    /** Takes away the rows of one that would say a second time of the other what one of the other's says. @return them, whole */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<String> removeTwice(Reference reference, long kept, long gone) {
        String table = reference.table();
        String column = reference.column();
        String same = schema.uniqueKeysOf(table).stream()
                .filter(key -> key.contains(column))
                .map(key -> key.stream()
                        .map(part -> part.equals(column) ? "k." + part + " = ?" : "k." + part + " = g." + part)
                        .collect(Collectors.joining(" and ", "(", ")")))
                .collect(Collectors.joining(" or "));
        if (same.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        values.add(String.valueOf(gone));
        values.addAll(
                Collections.nCopies((int) same.chars().filter(c -> c == '?').count(), String.valueOf(kept)));
        List<String> twice = select(
                schema.columnsOf(table),
                table,
                "g." + column + " = ? and exists (select 1 from " + table + " k where " + same + ")",
                values);
        if (!twice.isEmpty()) {
            Collections.rotate(values, -1);
            Query delete = entities.createNativeQuery(
                    "delete g from " + table + " g join " + table + " k on (" + same + ") where g." + column + " = ?");
            bind(delete, values);
            delete.executeUpdate();
        }
        return twice;
    }

    /** Whether another row says already what this one would with these cells. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean isTaken(String table, Map<String, String> key, Map<String, String> cells) {
        for (List<String> unique : schema.uniqueKeysOf(table)) {
            if (unique.stream().noneMatch(cells::containsKey)) {
                continue;
            }
            List<String> values = new ArrayList<>();
            String same = unique.stream()
                    .map(part -> {
                        if (cells.containsKey(part)) {
                            values.add(cells.get(part));
                            return "k." + part + " = ?";
                        }
                        return "k." + part + " = g." + part;
                    })
                    .collect(Collectors.joining(" and "));
            values.addAll(key.values());
            if (!select(
                            List.of(unique.get(0)),
                            table,
                            "exists (select 1 from " + table + " k where " + same + ") and " + condition(key.keySet()),
                            values)
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Puts other values into cells of a row, all or none.
     *
     * @param holding what the row must hold, or nothing is changed
     * @return whether it did
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

    @Allowed(value = ANYONE, trail = Trail.NONE)
    public void delete(String table, Map<String, String> where) {
        Query delete = entities.createNativeQuery("delete from " + table + " where " + condition(where.keySet()));
        bind(delete, where.values());
        delete.executeUpdate();
    }

    /**
     * Puts a row back that was taken away. What it pointed to and is not there any more is left out where it may be.
     *
     * @return false when another row says by now what this one says
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean insert(String table, String row) {
        Map<String, String> cells = cells(row);
        schema.optionalTargetsOf(table).forEach((column, target) -> {
            if (cells.get(column) != null && row(target, Map.of("id", cells.get(column))) == null) {
                cells.put(column, null);
            }
        });
        Map<String, String> key = new LinkedHashMap<>();
        schema.keyOf(table).forEach(column -> key.put(column, cells.get(column)));
        if (row(table, key) != null) {
            return false;
        }
        String first = schema.keyOf(table).get(0);
        change(
                "insert into " + table + " (" + String.join(", ", cells.keySet()) + ") values (" + holes(cells.values())
                        + ") on duplicate key update " + first + " = " + table + "." + first,
                cells.values());
        return row(table, key) != null;
    }

    private static String condition(Collection<String> columns) {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    private static String holes(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private static void bind(Query query, Collection<String> values) {
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
