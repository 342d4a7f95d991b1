/**
 * From the day's list to the figures that are told: which roll-calls are still to be completed, months that are closed and
 * opened again, and whether the seals hold. It reads marks and writes none.
 */
package org.tremplin.attendance.closing;
