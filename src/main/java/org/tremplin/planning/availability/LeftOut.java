package org.tremplin.planning.availability;

import java.io.Serializable;

/** An event of a calendar file that was not imported as a closure, by its title, and why. */
public record LeftOut(String title, Why why) implements Serializable {
    /** Why it is not a closure. */
    public enum Why {
        CANCELLED,
        /** It begins or ends in the middle of a day. */
        HOURS,
        NO_DAY,
        /** A holiday of which only the beginning is given. */
        NO_END,
        /** The first day of school and the like. */
        NO_CLOSURE,
        ENDS_BEFORE_START,
        TOO_LONG,
        TOO_OFTEN,
        UNREADABLE
    }
}
