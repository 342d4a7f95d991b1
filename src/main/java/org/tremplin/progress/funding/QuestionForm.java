package org.tremplin.progress.funding;

import java.io.Serializable;
import java.util.List;

/** A funder's question. @param id 0 for a new one @param choices one per line, null = any answer */
public record QuestionForm(long id, long version, String title, String choices) implements Serializable {
    public List<String> list() {
        return choices == null
                ? List.of()
                : choices.lines().map(String::strip).filter(c -> !c.isEmpty()).toList();
    }
}
