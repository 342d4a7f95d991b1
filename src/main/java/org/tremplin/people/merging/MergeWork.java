package org.tremplin.people.merging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tremplin.people.NameKey;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.Person;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;

/** Carries out a merge and records its steps. */
final class MergeWork implements PeopleMerging.Rows {
    /** Columns that the database constrains together, or that form one fact. */
    private static final Map<String, String> TOGETHER = Map.of(
            "given_name", "name",
            "family_name", "name",
            "name_key", "name",
            "folded_name", "name",
            "latin_name", "name",
            "keep_until", "keep",
            "keep_reason", "keep",
            "emergency_name", "emergency",
            "emergency_phone", "emergency");

    private final long merge;
    private final PersonRows rows;
    private final MergedRows merged;
    private final PersonSchema schema;
    private final List<MergeStep> steps = new ArrayList<>();

    MergeWork(long merge, PersonRows rows, MergedRows merged, PersonSchema schema) {
        this.merge = merge;
        this.rows = rows;
        this.merged = merged;
        this.schema = schema;
    }

    /** What was done, in order. */
    List<MergeStep> steps() {
        return steps;
    }

    @Override
    public void set(String table, long id, Map<String, Object> cells) {
        Map<String, String> key = Map.of("id", String.valueOf(id));
        Map<String, String> now = PersonRows.cells(rows.row(table, key));
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        cells.forEach((column, value) -> {
            String next = value == null ? null : value.toString();
            if (!Objects.equals(now.get(column), next)) {
                before.put(column, now.get(column));
                after.put(column, next);
            }
        });
        if (!after.isEmpty()) {
            rows.change(table, key, Map.of(), after);
            note(table, PersonRows.json(key), PersonRows.json(before), PersonRows.json(after));
        }
    }

    @Override
    public void remove(String table, long id) {
        Map<String, String> key = Map.of("id", String.valueOf(id));
        String row = rows.row(table, key);
        merged.delete(table, key);
        note(table, PersonRows.json(key), row, null);
    }

    @Override
    public void added(String table, long id) {
        String key = PersonRows.json(Map.of("id", String.valueOf(id)));
        note(table, key, null, key);
    }

    /** Moves rows of the file that goes to the kept one; those that would duplicate one of its rows are deleted. */
    void moveRows(Reference reference, long kept, long gone) {
        String table = reference.table();
        for (String row : merged.removeTwice(reference, kept, gone)) {
            Map<String, String> cells = PersonRows.cells(row);
            Map<String, String> key = new LinkedHashMap<>();
            schema.keyOf(table).forEach(column -> key.put(column, cells.get(column)));
            note(table, PersonRows.json(key), row, null);
        }
        List<String> keys = rows.keys(reference, gone);
        if (!keys.isEmpty()) {
            merged.reassign(reference, gone, kept);
            String before = PersonRows.json(Map.of(reference.column(), String.valueOf(gone)));
            String after = PersonRows.json(Map.of(reference.column(), String.valueOf(kept)));
            keys.forEach(key -> note(table, key, before, after));
        }
    }

    /**
     * Copies what the kept file lacks: one step for each fact, since each may be changed before the merge is undone.
     */
    void copyMissing(long kept, long gone) {
        Map<String, String> own = PersonRows.cells(rows.row("person", Map.of("id", String.valueOf(kept))));
        Map<String, String> more = PersonRows.cells(rows.row("person", Map.of("id", String.valueOf(gone))));
        Map<String, Map<String, Object>> learnt = new LinkedHashMap<>();
        own.forEach((column, value) -> {
            if (isEmpty(value) && !column.equals("merged_into") && !isEmpty(more.get(column))) {
                learnt.computeIfAbsent(TOGETHER.getOrDefault(column, column), piece -> new LinkedHashMap<>())
                        .put(column, more.get(column));
            }
        });
        String given = either("given_name", own, more);
        String family = either("family_name", own, more);
        Map<String, Object> name = learnt.computeIfAbsent("name", piece -> new LinkedHashMap<>());
        name.put("name_key", NameKey.of(given, family));
        String latin = own.get("latin_name") == null ? more.get("latin_name") : own.get("latin_name");
        name.put("folded_name", Person.folded(given, family, latin));
        learnt.values().forEach(cells -> set("person", kept, cells));
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }

    private static String either(String column, Map<String, String> own, Map<String, String> more) {
        return own.get(column).isEmpty() ? more.get(column) : own.get(column);
    }

    private void note(String table, String key, String before, String after) {
        steps.add(new MergeStep(merge, steps.size() + 1, table, key, before, after));
    }
}
