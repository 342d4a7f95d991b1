package org.tremplin.platform.files;

import java.util.function.ToLongFunction;

/**
 * A row of a file that is imported.
 *
 * @param said what it says
 * @param ids of what its columns refer to
 */
public record ImportedRow<R>(Cells cells, R said, ToLongFunction<String> ids) {
    /** A row that is read and not written yet: what it refers to may have no id. */
    public ImportedRow(Cells cells, R said) {
        this(cells, said, column -> {
            throw new IllegalStateException("what " + column + " refers to has its id when it is written");
        });
    }

    /** The id of what a column that is not empty refers to ({@link Columns#reference}), while the row is written. */
    public long id(String column) {
        return ids.applyAsLong(column);
    }
}
