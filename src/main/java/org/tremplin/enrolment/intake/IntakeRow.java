package org.tremplin.enrolment.intake;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tremplin.enrolment.HalfDay;

/** What was said in a first interview, in the words of that day. @param by null when nobody is known */
public record IntakeRow(long id, LocalDate date, String by, Set<HalfDay> free, List<Said> answers)
        implements Serializable {
    /** A question and what was answered. */
    public record Said(String question, String answer) implements Serializable {}
}
