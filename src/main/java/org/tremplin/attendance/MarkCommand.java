package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the phone wants a mark to be.
 *
 * @param value null takes the mark back: not marked again
 * @param version of the mark the phone has seen; 0 when it saw none
 * @param added the person is not on the list and was added on purpose
 * @param markedAt when it was tapped, on the device; null = now
 * @param correction why the mark of an earlier day or of a sealed sheet changes; required then, ignored otherwise
 */
public record MarkCommand(
        long person, MarkValue value, long version, boolean added, Instant markedAt, String correction)
        implements Serializable {}
