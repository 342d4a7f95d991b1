package org.tremplin.platform.files;

import java.util.List;
import org.tremplin.platform.Applied;

/**
 * A file of an import, contributed by the capability that owns its rows. The importer finds it among the beans and gets
 * a new one for each import ({@code @Dependent}), so its fields may keep what later rows are compared with: keys only,
 * because a file may be larger than the memory. All files are checked first, in their order; when none has a problem,
 * they are read again and written in the same order within one transaction. The importer resolves references to other
 * rows.
 *
 * @param <R> what a row says
 */
public interface ImportedFile<R> {
    /** Its name in small letters without accents: {@code emploi.csv}. */
    String name();

    Columns columns();

    /** Whether the importing user may also enter these rows by hand. */
    boolean isAllowed();

    /** Its place among the files: after those it refers to; files with the same place go by name. */
    default int order() {
        return 100;
    }

    /**
     * Called at the beginning of an import, before any row. @param files for a file that must know more about others
     * than whether a code exists
     */
    default void begin(ImportedFiles files) {}

    /** Reads one row; faults in its own cells become problems. Called again before the row is written. */
    R read(Cells cells);

    /**
     * Checks rows against each other and against what is stored, at most a thousand at a time; their references have
     * been checked before.
     */
    default void check(List<ImportedRow<R>> rows) {}

    /** Writes correct rows, at most a thousand at a time; a row that equals the stored one changes nothing. */
    Applied write(List<ImportedRow<R>> rows);
}
