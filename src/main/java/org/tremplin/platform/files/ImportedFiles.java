package org.tremplin.platform.files;

import java.util.List;
import java.util.function.Consumer;

/** The files of one import, for a file that must know more about another than whether a code exists. */
public interface ImportedFiles {
    /** Another file of the same import, whether it was uploaded or not. */
    <F extends ImportedFile<?>> F of(Class<F> type);

    /** Reads the rows of a file before it is checked, a thousand at a time; problems in them are not reported. */
    <R> void glance(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> rows);
}
