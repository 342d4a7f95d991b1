package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tremplin.people.PersonView;

/**
 * Everything that is stored about a person, for the person (GDPR art. 15).
 *
 * @param sections one for each table that refers to them, in the order of the privacy register
 * @param whole false when their path to work is left out, because the caller may not read it
 * @param readings the last times somebody opened or changed something of theirs, newest first
 */
public record PersonFile(PersonView view, Instant at, boolean whole, List<Section> sections, List<Reading> readings)
        implements Serializable {
    /** The rows of one table: values by column, names in place of ids. */
    public record Section(String table, List<Map<String, String>> rows) implements Serializable {}

    /** @param by null for the server or a deleted account */
    public record Reading(Instant at, String by, String useCase) implements Serializable {}
}
