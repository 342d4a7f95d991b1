package org.tremplin.planning;

import java.io.Serializable;

/**
 * Event: a group has another capacity. Enrolment refuses one below the number of taken places, in the same transaction.
 */
public record GroupResized(long group, int capacity) implements Serializable {}
