package org.tremplin.access;

import java.io.Serializable;
import java.time.ZoneId;

/** The association's name and the zone its timetable is written in. */
public record House(long version, String name, ZoneId zone) implements Serializable {}
