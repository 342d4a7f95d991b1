package org.tremplin.platform.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a file, by their headings.
 *
 * @param required columns without which the file is not read
 * @param optional columns it may have
 * @param key columns that identify a row: no two rows have the same values; empty where rows may repeat
 * @param references columns that hold the code of a row of another file, with that file's name
 */
public record Columns(List<String> required, List<String> optional, List<String> key, Map<String, String> references) {
    /** A file with all these columns; more are added below. */
    public static Columns of(String... required) {
        return new Columns(List.of(required), List.of(), List.of(), Map.of());
    }

    public Columns optional(String... columns) {
        return new Columns(required, List.of(columns), key, references);
    }

    public Columns key(String... columns) {
        return new Columns(required, optional, List.of(columns), references);
    }

    /**
     * Adds a column that refers to rows of a file: they must be in the same import or stored, and within the importing
     * user's reach.
     */
    public Columns reference(String column, String file) {
        Map<String, String> more = new LinkedHashMap<>(references);
        more.put(column, file);
        return new Columns(required, optional, key, more);
    }

    /** Whether a file of this kind has this column. */
    public boolean has(String column) {
        return required.contains(column) || optional.contains(column);
    }
}
