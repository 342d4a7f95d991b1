package org.tremplin.transfer;

import java.util.List;

/**
 * One row of a file of separated values, as written.
 *
 * @param number the line on which it begins, from 1, as in an editor
 */
public record CsvLine(long number, List<String> cells, Quotes quotes) {
    /** The state of its quotation marks. */
    public enum Quotes {
        WELL,
        /** A quotation mark inside a cell is not doubled: it was read as part of the text. */
        INSIDE,
        /** A quotation mark was never closed: the row was read as if it were part of the text. */
        UNCLOSED
    }
}
