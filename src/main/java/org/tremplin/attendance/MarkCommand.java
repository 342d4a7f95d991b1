package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What the phone wants a mark to be.
 *
 * @param value null takes the mark back: not marked again
 * @param version of the mark the phone has seen; 0 when it saw none
 * @param added the person is not on the list and was added on purpose
 * @param markedAt when it was tapped, on the device; null = now
 * @param correction why the mark of an earlier day or of a sealed sheet changes; required then, ignored otherwise
 * @param key names this tap once and for all: sent again it changes nothing, and where somebody else marked meanwhile the
 *     later tap counts; null = no name, and an old version is refused
 */
public record MarkCommand(
        long person, MarkValue value, long version, boolean added, Instant markedAt, String correction, String key)
        implements Serializable {
    /** No phone keeps a mark longer than this before it sends it. */
    private static final Duration LONGEST_UNSENT = Duration.ofDays(90);

    public MarkCommand(long person, MarkValue value, long version, boolean added, Instant markedAt, String correction) {
        this(person, value, version, added, markedAt, correction, null);
    }

    /**
     * The moment of marking by the server's clock: the phone's clock may be wrong, but what it says of the moment of
     * sending tells by how much.
     *
     * @param sentAt by the phone's clock; null = it is right
     */
    MarkCommand receivedAt(Instant now, Instant sentAt) {
        Instant marked = markedAt == null || sentAt == null ? markedAt : markedAt.plus(Duration.between(sentAt, now));
        return new MarkCommand(person, value, version, added, marked, correction, key);
    }

    /** The same said of the file that this person's became part of: whatever version was seen was the other's. */
    MarkCommand of(long merged) {
        return new MarkCommand(merged, value, version, added, markedAt, correction, key);
    }

    /** The same correction for a moment that is no mark's. */
    static Instant moment(Instant at, Instant sentAt, Instant now) {
        return new MarkCommand(0, null, 0, false, at, null)
                .receivedAt(now, sentAt)
                .tappedAt(now);
    }

    /** When it was tapped; now where no clock can be believed. */
    Instant tappedAt(Instant now) {
        return markedAt == null || markedAt.isAfter(now) || markedAt.isBefore(now.minus(LONGEST_UNSENT))
                ? now
                : markedAt;
    }
}
