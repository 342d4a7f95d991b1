package org.tremplin.planning;

import java.io.Serializable;

/** A session now lasts another number of minutes: the minutes of its marks follow, in the same transaction. */
public record SessionRetimed(long session, int minutes) implements Serializable {}
