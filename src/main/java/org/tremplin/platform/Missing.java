package org.tremplin.platform;

import java.util.Optional;

/** Not there, or not for this reader: the same answer (404), so that nothing can be learned by asking. */
public class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Missing() {
        super("missing");
    }

    /** What was found, or the one answer for what is missing or forbidden. */
    public static <T> T orMissing(T found) {
        return Optional.ofNullable(found).orElseThrow(Missing::new);
    }
}
