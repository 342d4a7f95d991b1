package org.tremplin.transfer;

import java.io.Serializable;

/**
 * Something in a file that cannot be taken.
 *
 * @param line as an editor counts it; the header is line 1
 * @param column empty when the whole line is meant
 * @param expected key of the sentence that says what was expected
 * @param detail what the sentence names ({0}), or null
 */
public record Problem(String file, long line, String column, String value, String expected, Serializable detail)
        implements Serializable {
    Problem(String file, long line, String column, String value, String expected) {
        this(file, line, column, value, expected, null);
    }
}
