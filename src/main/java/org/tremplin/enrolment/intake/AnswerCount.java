package org.tremplin.enrolment.intake;

import java.io.Serializable;
import java.util.List;

/** The answers to one question with choices. @param people who answered it */
public record AnswerCount(String question, long people, List<Said> answers) implements Serializable {
    /** One choice. @param people who chose it, possibly among others */
    public record Said(String answer, long people) implements Serializable {}

    /** The percentage of those who answered. */
    public long percent(Said said) {
        return Math.round(100.0 * said.people() / people);
    }
}
