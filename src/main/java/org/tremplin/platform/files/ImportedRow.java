package org.tremplin.platform.files;

import java.util.function.ToLongFunction;

/**
 * A row of a file that is imported.
 *
 * @param said what it says
 * @param ids of what its columns refer to; known when it is written
 */
public record ImportedRow<R>(Cells cells, R said, ToLongFunction<String> ids) {
    /** The id of what a column that is not empty refers to ({@link Columns#reference}), while the row is written. */
    public long id(String column) {
        return ids.applyAsLong(column);
    }
}
