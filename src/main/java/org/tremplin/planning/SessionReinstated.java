package org.tremplin.planning;

import java.io.Serializable;

/**
 * Event: a cancelled session is back on the timetable. Attendance makes it HELD again when people were marked in it.
 */
public record SessionReinstated(long session) implements Serializable {}
