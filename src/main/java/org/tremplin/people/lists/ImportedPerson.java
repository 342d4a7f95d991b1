package org.tremplin.people.lists;

import java.io.Serializable;
import org.tremplin.people.PersonDetails;

/**
 * A row of a list of people, already read.
 *
 * @param line counted as an editor does
 * @param code null when the list has none
 */
public record ImportedPerson(long line, String code, PersonDetails details) implements Serializable {}
