package org.tremplin.people.merging;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.platform.UseCases;

/** Rows of two files that are merged or separated again: moved, deleted, restored. */
@UseCases
public class MergedRows {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    /**
     * Moves all rows with one person's id to the other; one statement, however many. None of them may duplicate an
     * existing row.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void reassign(Reference reference, long from, long to) {
        entities.createNativeQuery("update " + reference.table() + " set " + reference.column() + " = ?1 where "
                        + reference.column() + " = ?2")
                .setParameter(1, to)
                .setParameter(2, from)
                .executeUpdate();
    }

    /** Deletes the rows of one person that would duplicate a row of the other's. @return them, complete */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    List<String> removeTwice(Reference reference, long kept, long gone) {
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
        List<String> twice = rows.select(
                schema.columnsOf(table),
                table,
                "g." + column + " = ? and exists (select 1 from " + table + " k where " + same + ")",
                values);
        if (!twice.isEmpty()) {
            Collections.rotate(values, -1);
            Query delete = entities.createNativeQuery(
                    "delete g from " + table + " g join " + table + " k on (" + same + ") where g." + column + " = ?");
            PersonRows.bind(delete, values);
            delete.executeUpdate();
        }
        return twice;
    }

    /** Whether another row already has the unique values that this one would have with these cells. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean isTaken(String table, Map<String, String> key, Map<String, String> cells) {
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
            if (!rows.select(
                            List.of(unique.get(0)),
                            table,
                            "exists (select 1 from " + table + " k where " + same + ") and "
                                    + PersonRows.condition(key.keySet()),
                            values)
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void delete(String table, Map<String, String> where) {
        Query delete =
                entities.createNativeQuery("delete from " + table + " where " + PersonRows.condition(where.keySet()));
        PersonRows.bind(delete, where.values());
        delete.executeUpdate();
    }

    /**
     * Restores a deleted row. References to rows that no longer exist are left out where they are optional.
     *
     * @return false when another row now has its unique values
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean insert(String table, String row) {
        Map<String, String> cells = PersonRows.cells(row);
        schema.optionalTargetsOf(table).forEach((column, target) -> {
            if (cells.get(column) != null && rows.row(target, Map.of("id", cells.get(column))) == null) {
                cells.put(column, null);
            }
        });
        Map<String, String> key = new LinkedHashMap<>();
        schema.keyOf(table).forEach(column -> key.put(column, cells.get(column)));
        if (rows.row(table, key) != null) {
            return false;
        }
        String first = schema.keyOf(table).get(0);
        write(
                "insert into " + table + " (" + String.join(", ", cells.keySet()) + ") values ("
                        + PersonRows.holes(cells.values()) + ") on duplicate key update " + first + " = " + table + "."
                        + first,
                cells.values());
        return rows.row(table, key) != null;
    }

    private void write(String statement, Collection<String> values) {
        Query write = entities.createNativeQuery(statement);
        PersonRows.bind(write, values);
        write.executeUpdate();
    }
}
