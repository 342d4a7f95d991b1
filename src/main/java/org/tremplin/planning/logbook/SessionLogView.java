package org.tremplin.planning.logbook;

import java.io.Serializable;

/** The log of a session, and the previous one of its group. @param last null when there is none */
public record SessionLogView(LogEntry own, LogEntry last) implements Serializable {}
