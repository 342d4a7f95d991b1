package org.tremplin.enrolment.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A question of the first interview. @param id 0 for a new one @param choices one per line, null for free text */
public record QuestionRow(long id, long version, IntakeQuestion.Kind kind, String title, String choices)
        implements Serializable {
    /** The separator between the choices of an answer. */
    static final String BETWEEN = ", ";

    /** "jamais, un peu, plus d’un an"; empty for free text. */
    public String words() {
        return String.join(BETWEEN, list());
    }

    public List<String> list() {
        return choices == null
                ? List.of()
                : choices.lines()
                        .map(String::strip)
                        .filter(choice -> !choice.isEmpty())
                        .toList();
    }

    /** The choices that an answer contains, including those that are no longer offered. */
    List<String> chosenIn(String answer) {
        if (kind == IntakeQuestion.Kind.ONE) {
            return List.of(answer);
        }
        List<String> chosen = new ArrayList<>();
        String left = BETWEEN + answer + BETWEEN;
        List<String> longestFirst = list().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String choice : longestFirst) {
            if (left.contains(BETWEEN + choice + BETWEEN)) {
                chosen.add(choice);
                left = left.replace(BETWEEN + choice + BETWEEN, BETWEEN);
            }
        }
        Stream.of(left.split(BETWEEN)).filter(choice -> !choice.isEmpty()).forEach(chosen::add);
        return chosen;
    }
}
