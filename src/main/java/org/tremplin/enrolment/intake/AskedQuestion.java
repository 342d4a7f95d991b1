package org.tremplin.enrolment.intake;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.tremplin.enrolment.intake.IntakeRow.Said;
import org.tremplin.web.Form;

/** A question and its answer in the form. */
public final class AskedQuestion implements Form {
    public final QuestionRow question;

    @Size(max = 1000)
    public String text;

    public String[] chosen = {};

    AskedQuestion(QuestionRow question) {
        this.question = question;
    }

    Said said() {
        return new Said(
                question.title(),
                question.kind() == IntakeQuestion.Kind.MANY ? String.join(QuestionRow.BETWEEN, chosen) : text);
    }

    void recall(List<Said> before) {
        before.stream()
                .filter(said -> said.question().equals(question.title()))
                .findFirst()
                .ifPresent(said -> {
                    text = said.answer();
                    chosen = question.chosenIn(said.answer()).stream()
                            .filter(question.list()::contains)
                            .toArray(String[]::new);
                });
    }
}
