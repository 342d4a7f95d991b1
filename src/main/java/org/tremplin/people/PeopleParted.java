package org.tremplin.people;

import java.io.Serializable;
import java.time.Instant;

/**
 * Event: a merge was undone and there are two files again; observers check that the result is allowed.
 *
 * @param since when they were merged
 * @param reason why, recorded with what is corrected; null when none was given
 */
public record PeopleParted(long kept, long gone, Instant since, String reason) implements Serializable {}
