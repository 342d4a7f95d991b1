package org.tremplin.attendance;

import java.time.Instant;
import java.util.Objects;

/**
 * A value in the sheet that the sender of a tap has not seen. Of the two, the later counts; if the order is uncertain,
 * the value in the sheet stays until a person settles it.
 *
 * @param value status null: not marked, because it was taken back
 * @param since when it was tapped
 * @param sure whether that moment is certain
 * @param own noted by the same account on the same phone: the order is known, nothing to settle
 */
record Unseen(MarkValue value, Instant since, boolean sure, boolean own) {
    static Unseen of(AttendanceChange line, MarkValue value, Instant since, Long account, String phone) {
        return new Unseen(value, since, line.isSure(), line.isOf(account, phone));
    }

    /** Whether it stays, and the tap is only added to the history. */
    boolean stays(MarkValue wanted, Instant tapped, boolean certain) {
        return tapped.isBefore(since) || !own && !value.equals(wanted) && !(sure && certain);
    }

    /** What the sender of the tap is told; null for nothing. */
    MarkValue told(MarkValue wanted) {
        return own || Objects.equals(value, wanted) ? null : value;
    }
}
