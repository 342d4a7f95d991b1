package org.tremplin.planning;

import java.io.Serializable;

/**
 * A session that exists is now at another time, or is counted otherwise: the minutes of its marks follow, and the seal of
 * its sheet, in the same transaction.
 */
public record SessionRetimed(long session, int minutes) implements Serializable {}
