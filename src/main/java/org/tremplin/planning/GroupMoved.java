package org.tremplin.planning;

import java.io.Serializable;

/**
 * Event: a group now runs another activity or is at another site; its sessions are counted there, in the same
 * transaction.
 */
public record GroupMoved(long group) implements Serializable {}
