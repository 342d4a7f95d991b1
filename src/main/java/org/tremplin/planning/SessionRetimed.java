package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A session that exists is now at another time or given by others, or is counted otherwise: the minutes of its marks follow, and the seal of
 * its sheet, in the same transaction.
 *
 * @param before its day until now
 * @param date its day from now on
 */
public record SessionRetimed(long session, int minutes, LocalDate before, LocalDate date) implements Serializable {}
