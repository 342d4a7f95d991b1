package org.tremplin.platform.files;

import java.io.Serializable;
import java.util.List;

/**
 * A finding about a row of a file: it cannot be imported, is doubtful, or is ignored.
 *
 * @param line counted as an editor does; the header is line 1
 * @param column empty when the whole line is meant
 * @param expected key of the message that says what was expected
 * @param detail what the message names ({0}), a list of values ({0}, {1}), or null
 */
public record Problem(String file, long line, String column, String value, String expected, Serializable detail)
        implements Serializable {
    public Problem(String file, long line, String column, String value, String expected) {
        this(file, line, column, value, expected, null);
    }

    /** The values that the message names. */
    public Object[] details() {
        return detail instanceof List<?> several ? several.toArray() : new Object[] {detail == null ? "" : detail};
    }
}
