package org.tremplin.enrolment.levels;

/** What somebody does with a language; a level belongs to one of them (CEFR activities). */
public enum Skill {
    LISTENING,
    SPEAKING,
    READING,
    WRITING
}
