package org.tremplin.people;

import java.io.Serializable;

/** Event: rows of one person now belong to the other, after a merge or after its undoing. */
public record PeopleMerged(long one, long other) implements Serializable {}
