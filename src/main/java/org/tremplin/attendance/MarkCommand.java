package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Instant;

/**
 * A request to set a mark.
 *
 * @param value null takes the mark back: not marked again
 * @param version the last line of the mark's history that the sender has seen; 0 for none
 * @param added the person is not on the list and is added on purpose
 * @param markedAt when it was tapped; null = now
 * @param correction why the mark of an earlier day or of a sealed sheet changes; required then, ignored otherwise
 * @param tap with a tap, the later of two conflicting taps counts; null = no tap, and a stale version is refused
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

    /** The wanted value, without fields that its status does not use. */
    MarkValue wanted() {
        return value == null ? MarkValue.NONE : value.settled();
    }

    /**
     * The same command for the file into which this person was merged; version 0, because the sender saw the other
     * file.
     */
    MarkCommand of(long merged) {
        return new MarkCommand(merged, value, 0, added, markedAt, correction, tap);
    }

    /** The same command from a sender who has seen this line. */
    MarkCommand seeing(long last) {
        return new MarkCommand(person, value, last, added, markedAt, correction, tap);
    }

    /** When it was tapped; now if that time is not plausible. */
    Instant tappedAt(Instant now) {
        return new PhoneClock(markedAt, null, null).moment(now);
    }
}
