package org.tremplin.planning;

import java.io.Serializable;

/**
 * A room as it is listed and edited.
 *
 * @param id 0 for a new one
 * @param capacity how many people it holds, null when unknown
 * @param groups how many groups meet there by default
 */
public record RoomRow(
        long id, long version, long siteId, String site, String name, Integer capacity, boolean retired, long groups)
        implements Serializable {}
