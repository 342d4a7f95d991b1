package org.tremplin.people;

import java.io.Serializable;
import java.util.List;

/**
 * How to reach somebody, and what they speak.
 *
 * @param contactBy how they want to be told, null when not asked
 * @param languages ISO 639 codes of languages they speak beside the first
 * @param readsIn ISO 639 codes of languages they read
 * @param emergencyPhone E.164
 */
public record PersonMore(
        long version,
        Person.ContactBy contactBy,
        List<String> languages,
        List<String> readsIn,
        String street,
        String postcode,
        String emergencyName,
        String emergencyPhone)
        implements Serializable {}
