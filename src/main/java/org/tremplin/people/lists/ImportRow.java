package org.tremplin.people.lists;

import java.io.Serializable;
import java.time.Instant;

/** A list that was taken in. @param undoneAt null while it stands */
public record ImportRow(
        long id, String file, Instant at, Long accountId, String by, int created, int completed, Instant undoneAt)
        implements Serializable {}
