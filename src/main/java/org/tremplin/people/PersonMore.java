package org.tremplin.people;

import java.io.Serializable;
import java.util.List;

/**
 * How to reach a person, and the languages they speak.
 *
 * @param contactBy how they want to be contacted, null when not asked
 * @param languages ISO 639 codes of the languages they speak besides the first
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
