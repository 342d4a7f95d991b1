package org.tremplin.attendance;

import java.time.Instant;
import java.util.Objects;

/**
 * What is noted in the sheet and the phone that sends a tap has not seen. Of two the later counts; where it is not certain
 * which that is, what is noted stays until a person has settled it.
 *
 * @param value null status: not marked, for it was taken back
 * @param since when it was tapped
 * @param sure whether that moment is certain
 * @param own noted by the same account on the same phone: later and earlier, and nothing to settle
 */
record Unseen(MarkValue value, Instant since, boolean sure, boolean own) {
    static Unseen of(AttendanceChange line, MarkValue value, Instant since, Long account, String phone) {
        return new Unseen(value, since, line.isSure(), line.isOf(account, phone));
    }

    /** Whether it stays, and the tap is only noted beside it. */
    boolean stays(MarkValue wanted, Instant tapped, boolean certain) {
        return tapped.isBefore(since) || !own && !value.equals(wanted) && !(sure && certain);
    }

    /** What whoever tapped is to be told; null for nothing. */
    MarkValue told(MarkValue wanted) {
        return own || Objects.equals(value, wanted) ? null : value;
    }
}
