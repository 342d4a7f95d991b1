package org.tremplin.platform;

/** Somebody else changed the row since it was read. Nothing was written; the caller keeps what was typed. */
public class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ChangedMeanwhile() {
        super("changed meanwhile");
    }
}
