package org.tremplin.people;

import java.io.Serializable;

/** Rows of one person are another's from now on: after a merge, and after its undoing. */
public record PeopleMerged(long one, long other) implements Serializable {}
