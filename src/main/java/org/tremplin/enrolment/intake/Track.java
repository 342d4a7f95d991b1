package org.tremplin.enrolment.intake;

import org.tremplin.people.Person.Schooling;

/** Which teaching is for somebody: schooling decides, and the language it was in; a level of French does not (field.md §2). */
public enum Track {
    /** Went to school in another language: French as a foreign language. */
    FLE,
    /** Never went to school: reading and writing first. */
    LITERACY,
    /** Went to school in French and does not read or write it well: literacy, too, but otherwise. */
    ILLITERACY,
    /** Primary school in another language: what the person reads and writes has to be seen. */
    SHORT,
    UNKNOWN;

    private static final String FRENCH = "fr";

    /** @param in ISO 639, the language of the school; null = nobody knows */
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

    /** Whether reading and writing are learnt first. */
    boolean isLiteracy() {
        return this == LITERACY || this == ILLITERACY;
    }

    /** Whether it says which of the two it is. */
    boolean decides() {
        return this != SHORT && this != UNKNOWN;
    }
}
