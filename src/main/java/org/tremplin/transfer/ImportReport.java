package org.tremplin.transfer;

import java.io.Serializable;
import java.util.List;
import org.tremplin.platform.files.Findings;
import org.tremplin.platform.files.Problem;

/**
 * What an import did, or why it did nothing. Lists the first thousand findings about rows, with the total count.
 *
 * @param files what was written, per file; empty if nothing was
 * @param problems errors; a single one prevents the import
 * @param identities codes that would change to another person; they need consent before anything is written
 * @param doubts values that are possible but unlikely; they need consent too
 * @param kept rows that were ignored because the stored value takes precedence; not an error
 * @param ignored files and columns that are not read; not an error
 */
public record ImportReport(
        boolean done, List<Line> files, Said problems, Said identities, Said doubts, Said kept, List<String> ignored)
        implements Serializable {
    /** One file. */
    public record Line(String file, int created, int updated, int unchanged) implements Serializable {}

    /** @param count the total, which may exceed the length of the list */
    public record Said(int count, List<Problem> rows) implements Serializable {
        static Said of(Findings findings) {
            return new Said(findings.found(), List.copyOf(findings));
        }
    }
}
