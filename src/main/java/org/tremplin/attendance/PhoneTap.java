package org.tremplin.attendance;

import java.io.Serializable;

/**
 * What makes a command a tap that a phone kept until it could send it.
 *
 * @param key names it once and for all: sent again it changes nothing
 * @param phone names the phone; null = unknown
 * @param sure whether its moment is certain ({@link PhoneClock})
 * @param onlyUnmarked it meant whoever is not marked: a mark that is there stays
 */
public record PhoneTap(String key, String phone, boolean sure, boolean onlyUnmarked) implements Serializable {}
