/**
 * From the day's list to the reported figures: which roll-calls are incomplete, closing and reopening months, and
 * checking the seals. Reads marks and writes none.
 */
package org.tremplin.attendance.closing;
