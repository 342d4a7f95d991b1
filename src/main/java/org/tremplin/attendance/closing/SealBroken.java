package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A sheet that no longer says what was sealed.
 *
 * @param session 0 where links of the chain are missing and the session is unknown
 * @param group its title
 * @param date of the session, null if unknown
 * @param what what does not match
 */
public record SealBroken(long session, String group, LocalDate date, What what) implements Serializable {
    /** What does not match. */
    public enum What {
        /** Marks, or their history, were changed outside the application. */
        SHEET_CHANGED,
        /** This link, or one before it, was changed. */
        LINK_CHANGED,
        /** The chain is shorter or longer than it was. */
        CHAIN_CUT
    }
}
