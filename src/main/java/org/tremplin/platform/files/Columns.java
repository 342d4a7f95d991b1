package org.tremplin.platform.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a file, by their headings.
 *
 * @param required without which it is not read
 * @param optional which it may have
 * @param key of which no two rows have the same; empty where rows may repeat
 * @param references what has the code of a row of another file, with the name of that file
 */
public record Columns(List<String> required, List<String> optional, List<String> key, Map<String, String> references) {
    /** Of a file that has all of these, and no other yet. */
    public static Columns of(String... required) {
        return new Columns(List.of(required), List.of(), List.of(), Map.of());
    }

    public Columns optional(String... columns) {
        return new Columns(required, List.of(columns), key, references);
    }

    public Columns key(String... columns) {
        return new Columns(required, optional, List.of(columns), references);
    }

    /** One more that refers to rows of a file: known in the same import or stored, and within reach of who imports. */
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
