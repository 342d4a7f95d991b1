package org.tremplin.platform.files;

import java.util.List;
import java.util.function.Consumer;

/** The files of one import, for a file that must know more of another than whether a code is known. */
public interface ImportedFiles {
    /** Another file of the same import, whether it was given or not. */
    <F extends ImportedFile<?>> F of(Class<F> type);

    /** Looks at the rows of a file before it is judged, a thousand at a time: nothing is said of what is wrong with them. */
    <R> void glance(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> rows);
}
