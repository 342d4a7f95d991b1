package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Event: a stored session has another time or other trainers, or is counted differently; the minutes of its marks and
 * the seal of its sheet are updated in the same transaction.
 *
 * @param before its day until now
 * @param date its day from now on
 */
public record SessionRetimed(long session, int minutes, LocalDate before, LocalDate date) implements Serializable {}
