package org.tremplin.planning;

import java.io.Serializable;

/** A group runs another activity now, or is at another site: its sessions are counted there, in the same transaction. */
public record GroupMoved(long group) implements Serializable {}
