package org.tremplin.attendance.closing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A sheet that does not say any more what was sealed.
 *
 * @param session 0 where links of the chain are missing and nobody can say whose
 * @param group its title
 * @param date of the session, null where it is not known
 * @param what what does not fit
 */
public record SealBroken(long session, String group, LocalDate date, What what) implements Serializable {
    /** What does not fit. */
    public enum What {
        /** Marks, or their history, were changed outside of the application. */
        SHEET_CHANGED,
        /** A link was changed, or what was before it. */
        LINK_CHANGED,
        /** The chain is shorter or longer than it was. */
        CHAIN_CUT
    }
}
