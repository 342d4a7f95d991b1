package org.tremplin.people;

import java.io.Serializable;
import java.time.Instant;

/**
 * One file is two again: the moment to see that what is so now may be so.
 *
 * @param since when they were merged
 * @param reason why, for what is corrected by it; null when nothing was said
 */
public record PeopleParted(long kept, long gone, Instant since, String reason) implements Serializable {}
