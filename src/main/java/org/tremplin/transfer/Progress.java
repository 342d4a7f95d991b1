package org.tremplin.transfer;

/** Receives the progress of an import. */
@FunctionalInterface
public interface Progress {
    /** Ignores the progress. */
    Progress SILENT = (step, file, done, of) -> {};

    /**
     * @param step "check" or "write"
     * @param file the current file
     * @param done how many of its rows are done
     * @param of how many there are; 0 while unknown
     */
    void at(String step, String file, long done, long of);
}
