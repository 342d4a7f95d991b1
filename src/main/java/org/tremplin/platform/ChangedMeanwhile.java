package org.tremplin.platform;

/** Somebody else changed it since it was read: nothing was written, the caller keeps what was typed. */
public class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ChangedMeanwhile() {
        super("changed meanwhile");
    }
}
