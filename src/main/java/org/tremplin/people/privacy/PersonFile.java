package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tremplin.people.PersonView;

/**
 * Everything that is stored about a person, for the person (GDPR art. 15).
 *
 * @param sections one for each table that speaks of them, in the order of the privacy register
 * @param whole false when what is known of their path to work is left out: whoever asked for the file does not read that
 * @param readings the last times somebody opened or changed something of theirs, the newest first
 */
public record PersonFile(PersonView view, Instant at, boolean whole, List<Section> sections, List<Reading> readings)
        implements Serializable {
    /** The rows of one table: values by column, names in the place of numbers. */
    public record Section(String table, List<Map<String, String>> rows) implements Serializable {}

    /** @param by null for the server or an account that is gone */
    public record Reading(Instant at, String by, String useCase) implements Serializable {}
}
