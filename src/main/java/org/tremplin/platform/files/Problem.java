package org.tremplin.platform.files;

import java.io.Serializable;
import java.util.List;

/**
 * Something about a row of a file: that it cannot be taken, is doubted, or is not followed.
 *
 * @param line as an editor counts it; the header is line 1
 * @param column empty when the whole line is meant
 * @param expected key of the sentence that says what was expected
 * @param detail what the sentence names ({0}), a list of it ({0}, {1}), or null
 */
public record Problem(String file, long line, String column, String value, String expected, Serializable detail)
        implements Serializable {
    public Problem(String file, long line, String column, String value, String expected) {
        this(file, line, column, value, expected, null);
    }

    /** What the sentence names. */
    public Object[] details() {
        return detail instanceof List<?> several ? several.toArray() : new Object[] {detail == null ? "" : detail};
    }
}
