package org.tremplin.people;

import java.io.Serializable;

/**
 * A row of a list of people, read already.
 *
 * @param line as whoever opens the file counts it
 * @param code null when the list has none
 */
public record ImportedPerson(long line, String code, PersonDetails details) implements Serializable {}
