package org.tremplin.transfer;

import java.io.Serializable;
import java.util.List;

/**
 * What an import did, or why it did nothing.
 *
 * @param files what was written, per file; empty when there are problems
 * @param problems everything that cannot be taken; empty when all was written
 * @param ignored files and columns that nobody reads; not an error
 */
public record ImportReport(List<Line> files, List<Problem> problems, List<String> ignored) implements Serializable {
    /** One file. */
    public record Line(String file, int created, int updated, int unchanged) implements Serializable {}

    public boolean done() {
        return problems.isEmpty();
    }
}
