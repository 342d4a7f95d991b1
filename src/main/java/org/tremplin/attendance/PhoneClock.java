package org.tremplin.attendance;

import java.time.Duration;
import java.time.Instant;

/**
 * What a phone tells about the time of a tap. Its clock may be wrong, and may be corrected before it sends.
 *
 * @param markedAt the phone's clock at the tap; null = now
 * @param ahead how far the server's clock was ahead of the phone's when they were last compared before the tap; null =
 *     never compared
 * @param sentAt the phone's clock when it sends; null = unknown
 */
record PhoneClock(Instant markedAt, Duration ahead, Instant sentAt) {
    /** No phone keeps a mark longer than this before sending it. */
    private static final Duration LONGEST_UNSENT = Duration.ofDays(90);

    /** The difference that a slow network may cause between two clocks that agree. */
    private static final Duration NEAR = Duration.ofSeconds(10);

    private static final Instant NEVER_BEFORE = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant NEVER_AFTER = Instant.parse("2200-01-01T00:00:00Z");

    PhoneClock {
        markedAt = believed(markedAt);
        sentAt = believed(sentAt);
    }

    private static Instant believed(Instant said) {
        return said == null || said.isBefore(NEVER_BEFORE) || said.isAfter(NEVER_AFTER) ? null : said;
    }

    /** When it was tapped, by the server's clock; now if no clock is plausible. */
    Instant moment(Instant now) {
        Instant moment = corrected(now);
        return moment.isAfter(now) || moment.isBefore(now.minus(LONGEST_UNSENT)) ? now : moment;
    }

    /**
     * Whether that moment is certain: the phone's clock had been compared before the tap and has not been set since.
     */
    boolean isSure(Instant now) {
        if (markedAt == null) {
            return true;
        }
        return ahead != null
                && sentAt != null
                && near(Duration.between(sentAt, now).minus(ahead))
                && near(Duration.between(moment(now), corrected(now)));
    }

    private static boolean near(Duration difference) {
        return difference.abs().compareTo(NEAR) <= 0;
    }

    private Instant corrected(Instant now) {
        if (markedAt == null) {
            return now;
        }
        if (ahead != null) {
            return markedAt.plus(ahead);
        }
        return sentAt == null ? markedAt : markedAt.plus(Duration.between(sentAt, now));
    }
}
