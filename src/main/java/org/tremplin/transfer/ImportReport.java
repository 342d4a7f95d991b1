package org.tremplin.transfer;

import java.io.Serializable;
import java.util.List;
import org.tremplin.platform.files.Findings;
import org.tremplin.platform.files.Problem;

/**
 * What an import did, or why it did nothing. Of what is said about rows the first thousand are here; how many there are is
 * said beside.
 *
 * @param files what was written, per file; empty when nothing was
 * @param problems everything that cannot be taken; nothing is written with one of them
 * @param identities codes that would go to somebody else; nothing is written before somebody says that they may
 * @param doubts values that are possible, and seldom meant; the same
 * @param kept rows that were not followed, because what is stored is worth more; not an error
 * @param ignored files and columns that nobody reads; not an error
 */
public record ImportReport(
        boolean done, List<Line> files, Said problems, Said identities, Said doubts, Said kept, List<String> ignored)
        implements Serializable {
    /** One file. */
    public record Line(String file, int created, int updated, int unchanged) implements Serializable {}

    /** @param count how many there are, more than are in the list perhaps */
    public record Said(int count, List<Problem> rows) implements Serializable {
        static Said of(Findings findings) {
            return new Said(findings.found(), List.copyOf(findings));
        }
    }
}
