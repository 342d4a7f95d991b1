package org.tremplin.employment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** One person's steps towards work, and a form to add or change one. */
@Named
@ViewScoped
public class PersonStepsPage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public String name;
        public List<StepRow> steps;

        public StepForm step = new StepForm();
        public StepRow removed;
    }

    @Inject
    private transient Employment employment;

    @Inject
    private transient People people;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        form.name = people.view(form.person).details().name();
        clear();
        form.steps = employment.ofPerson(form.person);
    }

    /** Saves the form: a new step, or the chosen one. */
    public void record() {
        employment.save(form.step);
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                ui.texts().format("employment.person-steps.recorded", ui.date(form.step.date))));
        clear();
        form.removed = null;
        form.steps = employment.ofPerson(form.person);
    }

    /** Loads a step into the form, to correct it. */
    public void edit(StepRow row) {
        form.step = StepForm.of(row);
    }

    /** Clears the form. */
    public void clear() {
        form.step = new StepForm(form.person, houses.today());
    }

    public void remove(StepRow row) {
        employment.remove(row.id(), row.version());
        form.removed = row;
        clear();
        form.steps = employment.ofPerson(form.person);
    }

    /** Restores the step just removed. */
    public void undo() {
        employment.save(StepForm.again(form.removed));
        form.removed = null;
        form.steps = employment.ofPerson(form.person);
    }

    /** Employers recorded before. */
    public List<String> complete(String typed) {
        return employment.employers(typed);
    }

    public List<Choice> getKinds() {
        return employment.kinds();
    }

    public Fields getForm() {
        return form;
    }
}
