package org.tremplin.platform.files;

import java.util.function.ToLongFunction;

/**
 * A row of an imported file.
 *
 * @param said what it says
 * @param ids the ids of the rows that its columns refer to
 */
public record ImportedRow<R>(Cells cells, R said, ToLongFunction<String> ids) {
    /** A row that is read but not written yet: the rows it refers to may have no id. */
    public ImportedRow(Cells cells, R said) {
        this(cells, said, column -> {
            throw new IllegalStateException("what " + column + " refers to has its id when it is written");
        });
    }

    /**
     * The id of the row that a non-empty column refers to ({@link Columns#reference}), while the row is being written.
     */
    public long id(String column) {
        return ids.applyAsLong(column);
    }
}
