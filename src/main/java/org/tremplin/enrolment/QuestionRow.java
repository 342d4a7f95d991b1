package org.tremplin.enrolment;

import java.io.Serializable;
import java.util.List;

/** A question of the first interview. @param id 0 for a new one @param choices a line for each, null for a text */
public record QuestionRow(long id, long version, IntakeQuestion.Kind kind, String title, String choices)
        implements Serializable {
    public List<String> list() {
        return choices == null
                ? List.of()
                : choices.lines()
                        .map(String::strip)
                        .filter(choice -> !choice.isEmpty())
                        .toList();
    }
}
