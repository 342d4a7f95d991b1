package org.tremplin.platform;

import java.util.Optional;

/** Absent, or not for this reader: the same answer (404) for both, so that asking reveals nothing. */
public class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Missing() {
        super("missing");
    }

    /** Returns what was found, or throws the one answer for missing and forbidden. */
    public static <T> T orMissing(T found) {
        return Optional.ofNullable(found).orElseThrow(Missing::new);
    }
}
