package org.tremplin.people.merging;

import java.io.Serializable;
import java.time.Instant;

/**
 * A merge in a person's history. @param gone the name on the file that was merged away @param by null when not known
 */
public record MergeRow(long id, String gone, String code, Instant mergedAt, String by, Instant undoneAt)
        implements Serializable {}
