package org.tremplin.planning;

import java.io.Serializable;

/** Event: a session did not take place after all. Attendance refuses it while somebody is marked in it. */
public record SessionNotHeld(long session) implements Serializable {}
