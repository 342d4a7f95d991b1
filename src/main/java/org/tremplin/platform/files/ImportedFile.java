package org.tremplin.platform.files;

import java.util.List;
import org.tremplin.platform.Applied;

/**
 * A file of an import, brought by the capability whose rows it has. The importer finds it among the beans and asks for one for
 * each import ({@code @Dependent}): its fields may note what later rows are compared with; keys only, for a file may be larger
 * than the memory. All files are checked first, in their order; when there is nothing wrong with any, they are read again and
 * written in the same order, within the same transaction. What refers to other rows is resolved by the importer.
 *
 * @param <R> what a row says
 */
public interface ImportedFile<R> {
    /** As it is called, in small letters without accents: {@code emploi.csv}. */
    String name();

    Columns columns();

    /** Whether who imports may write by hand what its rows are. */
    boolean isAllowed();

    /** Its place among the files: after those which it refers to; of one place by name. */
    default int order() {
        return 100;
    }

    /** The beginning of an import, before any row. @param files for what must know more of others than whether a code is known */
    default void begin(ImportedFiles files) {}

    /** What a row says by itself; what is wrong with its own cells becomes their problems. Is called again before it is written. */
    R read(Cells cells);

    /**
     * Judges rows beside each other and beside what is stored, at most a thousand at a time; what their columns refer to was
     * judged before.
     */
    default void check(List<ImportedRow<R>> rows) {}

    /** Writes rows that were found to be right, at most a thousand at a time; rows that say what is stored change nothing. */
    Applied write(List<ImportedRow<R>> rows);
}
