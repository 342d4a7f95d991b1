package org.tremplin.enrolment.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.web.Form;

/** The questions of the first interview; the steps of the placement and the priorities are parts of this page. */
@Named
@ViewScoped
public class IntakeSetupPage implements Serializable {
    public static class Fields implements Form {
        public List<QuestionRow> questions;
        public long question;
        public IntakeQuestion.Kind kind = IntakeQuestion.Kind.TEXT;

        @NotBlank
        @Size(max = 200)
        public String title;

        @Size(max = 1000)
        public String choices;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient IntakeSetup setup;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        read();
    }

    private void read() {
        form.questions = setup.questions();
    }

    /** Loads a question into the form. */
    public void choose(QuestionRow row) {
        form.question = row.id();
        version = row.version();
        form.kind = row.kind();
        form.title = row.title();
        form.choices = row.choices();
    }

    public void save() {
        setup.save(new QuestionRow(form.question, version, form.kind, form.title.strip(), form.choices));
        form.question = 0;
        form.title = null;
        form.choices = null;
        form.kind = IntakeQuestion.Kind.TEXT;
        read();
    }

    public void retire(QuestionRow row) {
        setup.retireQuestion(row.id(), row.version());
        read();
    }

    public IntakeQuestion.Kind[] getKinds() {
        return IntakeQuestion.Kind.values();
    }

    public Fields getForm() {
        return form;
    }
}
