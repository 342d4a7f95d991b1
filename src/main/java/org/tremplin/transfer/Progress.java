package org.tremplin.transfer;

/** Hears how far an import is. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = (step, file, done, of) -> {};

    /**
     * @param step "check" or "write"
     * @param file the file that is checked or written now
     * @param done how many of its rows are done
     * @param of how many there are; 0 when nobody knows yet
     */
    void at(String step, String file, long done, long of);
}
