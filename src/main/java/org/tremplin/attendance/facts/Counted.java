package org.tremplin.attendance.facts;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The counts of one session.
 *
 * @param listed number of people on the group's list that day
 * @param onList minutes present of the people on the list
 * @param attendances number of marks with minutes
 * @param minutes minutes present of everybody
 * @param people ids of the people with minutes, as packed by {@link PersonIds}
 */
record Counted(int listed, int onList, int attendances, int minutes, byte[] people) implements Serializable {
    /** Nobody on the list, nobody present. */
    static final Counted NOTHING = new Counted(0, 0, 0, 0, new byte[0]);

    Counted withList(int size, int present) {
        return new Counted(size, present, attendances, minutes, people);
    }

    Counted withMarks(int present, int sum, byte[] who) {
        return new Counted(listed, onList, present, sum, who);
    }

    /** Equal in every count; {@code equals} of records compares arrays by identity. */
    boolean isSameAs(Counted other) {
        return listed == other.listed
                && onList == other.onList
                && attendances == other.attendances
                && minutes == other.minutes
                && Arrays.equals(people, other.people);
    }
}
