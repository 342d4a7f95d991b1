package org.tremplin.people.lists;

import java.io.Serializable;
import java.time.Instant;

/** An imported list. @param undoneAt null while the import stands */
public record ImportRow(
        long id, String file, Instant at, Long accountId, String by, int created, int completed, Instant undoneAt)
        implements Serializable {}
