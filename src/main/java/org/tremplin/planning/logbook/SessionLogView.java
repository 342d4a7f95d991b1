package org.tremplin.planning.logbook;

import java.io.Serializable;

/** The log of a session, and the group's latest one before it. @param last null when there is none */
public record SessionLogView(LogEntry own, LogEntry last) implements Serializable {}
