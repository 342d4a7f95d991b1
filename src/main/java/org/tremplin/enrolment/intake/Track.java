package org.tremplin.enrolment.intake;

import org.tremplin.people.Person.Schooling;

/**
 * The kind of teaching that suits somebody. Schooling and its language decide, not the level of French (field.md §2).
 */
public enum Track {
    /** Went to school in another language: French as a foreign language. */
    FLE,
    /** Never went to school: reading and writing first. */
    LITERACY,
    /** Went to school in French and does not read or write it well: literacy too, but a different course. */
    ILLITERACY,
    /** Primary school in another language: reading and writing have to be assessed. */
    SHORT,
    UNKNOWN;

    private static final String FRENCH = "fr";

    /** @param in the language of the school, ISO 639; null = unknown */
    public static Track of(Schooling schooling, String in) {
        if (schooling == null) {
            return UNKNOWN;
        }
        if (schooling == Schooling.NEVER) {
            return LITERACY;
        }
        if (FRENCH.equals(in)) {
            return ILLITERACY;
        }
        return schooling == Schooling.PRIMARY ? SHORT : FLE;
    }

    /** Whether reading and writing come first. */
    boolean isLiteracy() {
        return this == LITERACY || this == ILLITERACY;
    }

    /** Whether the choice between FLE and literacy is clear. */
    boolean decides() {
        return this != SHORT && this != UNKNOWN;
    }
}
