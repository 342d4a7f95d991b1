package org.tremplin.transfer;

/** Hears how far an import is. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = (step, rows) -> {};

    /** @param step "check" or the file that is written now @param rows how many rows it has */
    void step(String step, int rows);
}
