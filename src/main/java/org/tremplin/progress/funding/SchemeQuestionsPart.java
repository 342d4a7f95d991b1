package org.tremplin.progress.funding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import org.tremplin.web.Form;

/** The questions that a programme asks everybody at entry and exit: adding and retiring them. */
@Named
@ViewScoped
public class SchemeQuestionsPart implements Serializable {
    public static class Fields implements Form {
        @NotBlank
        @Size(max = 200)
        public String question;

        @Size(max = 1000)
        public String choices;
    }

    @Inject
    private SchemePage page;

    @Inject
    private transient Schemes schemes;

    private final Fields form = new Fields();

    public void ask() {
        schemes.ask(page.getForm().row.form().programme, new QuestionForm(0, 0, form.question.strip(), form.choices));
        form.question = null;
        form.choices = null;
        page.read();
    }

    public void retire(QuestionForm known) {
        schemes.retire(known);
        page.read();
    }

    public Fields getForm() {
        return form;
    }
}
