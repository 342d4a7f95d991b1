package org.tremplin.people;

import java.io.Serializable;
import java.util.List;

/**
 * How to reach somebody, and what they speak.
 *
 * @param contactBy how they want to be told, null when not asked
 * @param languages ISO 639 codes of languages they speak beside the first
 * @param readsIn ISO 639 codes of languages they read
 * @param schooledIn ISO 639 code of the language of their school, null when not asked
 * @param emergencyPhone E.164
 */
public record PersonMore(
        long version,
        Person.ContactBy contactBy,
        List<String> languages,
        List<String> readsIn,
        String schooledIn,
        String street,
        String postcode,
        String emergencyName,
        String emergencyPhone)
        implements Serializable {}
