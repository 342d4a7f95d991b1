package org.tremplin.planning;

import java.io.Serializable;

/** A session did not take place after all, it is said. Attendance refuses while somebody is marked in it. */
public record SessionNotHeld(long session) implements Serializable {}
