package org.tremplin.progress.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Stored;

/** A question that a funder wants answered by everybody in its programme. */
@Entity
@Table(name = "programme_question")
public class ProgrammeQuestion extends Stored {
    @Column(name = "programme_id")
    private long programmeId;

    @Column(name = "position")
    private int position;

    @Column(name = "title")
    private String title;

    /** One choice per line; null = any answer. */
    @Column(name = "choices")
    private String choices;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected ProgrammeQuestion() {}

    ProgrammeQuestion(long programme, int position) {
        this.programmeId = programme;
        this.position = position;
    }

    void change(String newTitle, String newChoices) {
        title = newTitle;
        choices = PlainText.typed(newChoices);
    }

    void retire(Instant now) {
        retiredAt = now;
    }

    QuestionForm form() {
        return new QuestionForm(id(), version(), title, choices);
    }
}
