package org.tremplin.planning;

import java.io.Serializable;

/** A group has another capacity now. Enrolment refuses one below the places that are taken, in the same transaction. */
public record GroupResized(long group, int capacity) implements Serializable {}
