package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Instant;

/**
 * What somebody wants a mark to be.
 *
 * @param value null takes the mark back: not marked again
 * @param version the last line of the mark's history that was seen; 0 when there was none
 * @param added the person is not on the list and was added on purpose
 * @param markedAt when it was tapped; null = now
 * @param correction why the mark of an earlier day or of a sealed sheet changes; required then, ignored otherwise
 * @param tap where somebody else marked meanwhile the later tap counts; null = no tap, and an old version is refused
 */
public record MarkCommand(
        long person, MarkValue value, long version, boolean added, Instant markedAt, String correction, PhoneTap tap)
        implements Serializable {

    public MarkCommand(long person, MarkValue value, long version, boolean added, Instant markedAt, String correction) {
        this(person, value, version, added, markedAt, correction, null);
    }

    String key() {
        return tap == null ? null : tap.key();
    }

    boolean onlyUnmarked() {
        return tap != null && tap.onlyUnmarked();
    }

    /** What is wanted, without what its status has no use for. */
    MarkValue wanted() {
        return value == null ? MarkValue.NONE : value.settled();
    }

    /** The same said of the file that this person's became part of: whatever was seen was the other's. */
    MarkCommand of(long merged) {
        return new MarkCommand(merged, value, 0, added, markedAt, correction, tap);
    }

    /** The same by somebody who has seen this. */
    MarkCommand seeing(long last) {
        return new MarkCommand(person, value, last, added, markedAt, correction, tap);
    }

    /** When it was tapped; now where that cannot be. */
    Instant tappedAt(Instant now) {
        return new PhoneClock(markedAt, null, null).moment(now);
    }
}
