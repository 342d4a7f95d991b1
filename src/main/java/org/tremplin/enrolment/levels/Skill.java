package org.tremplin.enrolment.levels;

/** What somebody does with a language; each level belongs to one skill (CEFR activities). */
public enum Skill {
    LISTENING,
    SPEAKING,
    READING,
    WRITING
}
