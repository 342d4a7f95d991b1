package org.tremplin.enrolment.intake;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tremplin.enrolment.HalfDay;

/** The answers of a first interview, in the wording of that day. @param by null if unknown */
public record IntakeRow(long id, LocalDate date, String by, Set<HalfDay> free, List<Said> answers)
        implements Serializable {
    /** A question and its answer. */
    public record Said(String question, String answer) implements Serializable {}
}
