package org.tremplin.enrolment.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** A question of the association's first interview. */
@Entity
@Table(name = "intake_question")
public class IntakeQuestion extends Stored {
    /** Free text, or one or several of its choices. */
    public enum Kind {
        TEXT,
        ONE,
        MANY
    }

    @Column(name = "position")
    private int position;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "title")
    private String title;

    /** One choice per line; null for free text. */
    @Column(name = "choices")
    private String choices;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected IntakeQuestion() {}

    IntakeQuestion(int position) {
        this.position = position;
    }

    void change(Kind newKind, String newTitle, String newChoices) {
        if (newKind != Kind.TEXT && (newChoices == null || newChoices.isBlank())) {
            throw new Refused(EnrolmentRefusal.CHOICES_MISSING);
        }
        kind = newKind;
        title = newTitle;
        choices = newKind == Kind.TEXT ? null : newChoices.strip();
    }

    void retire(Instant when) {
        retiredAt = when;
    }

    QuestionRow row() {
        return new QuestionRow(id(), version(), kind, title, choices);
    }
}
