package org.tremplin.attendance;

import java.io.Serializable;

/**
 * Marks a command as a tap that a phone may have kept until it could send it.
 *
 * @param key identifies the tap: sending it again changes nothing
 * @param phone identifies the phone; null = unknown
 * @param sure whether its moment is certain ({@link PhoneClock})
 * @param onlyUnmarked it was meant for unmarked people only: an existing mark stays
 */
public record PhoneTap(String key, String phone, boolean sure, boolean onlyUnmarked) implements Serializable {}
