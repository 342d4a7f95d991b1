package org.tremplin.transfer;

import java.util.List;

/**
 * One row of a file of separated values, as it is written.
 *
 * @param number the line on which it begins, from 1, as an editor counts
 */
public record CsvLine(long number, List<String> cells, Quotes quotes) {
    /** How its quotation marks were. */
    public enum Quotes {
        WELL,
        /** One stands inside of a cell without being doubled: it was taken for a sign of the text. */
        INSIDE,
        /** One was opened and never closed: the line was read as if it were a sign of the text. */
        UNCLOSED
    }
}
