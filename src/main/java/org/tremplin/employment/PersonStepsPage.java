package org.tremplin.employment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** One person's way to work: what happened, and one more step. */
@Named
@ViewScoped
public class PersonStepsPage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public String name;
        public List<StepRow> steps;

        /** The step in the form, 0 for a new one. */
        public long step;

        @NotNull
        public Long kind;

        @NotNull
        public LocalDate date;

        @Size(max = 120)
        public String employer;

        @Size(max = 40)
        public String contract;

        @DecimalMin("0.01")
        @DecimalMax("168")
        @Digits(integer = 3, fraction = 2)
        public BigDecimal hours;

        public LocalDate until;
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
    private long version;

    public void load() {
        form.name = people.view(form.person).details().name();
        form.date = houses.today();
        form.steps = employment.ofPerson(form.person);
    }

    /** Records what is in the form: a new step, or the one that was chosen. */
    public void record() {
        employment.save(new StepForm(
                form.step,
                version,
                form.person,
                form.kind,
                form.date,
                text(form.employer),
                text(form.contract),
                form.hours,
                form.until));
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(ui.texts().format("employment.person-steps.recorded", ui.date(form.date))));
        clear();
        form.removed = null;
        form.steps = employment.ofPerson(form.person);
    }

    /** Takes a step into the form, to correct it. */
    public void edit(StepRow row) {
        form.step = row.id();
        version = row.version();
        form.kind = row.kindId();
        form.date = row.date();
        form.employer = row.employer();
        form.contract = row.contract();
        form.hours = row.hoursPerWeek();
        form.until = row.endsOn();
    }

    /** Leaves the form empty. */
    public void clear() {
        form.step = 0;
        version = 0;
        form.kind = null;
        form.date = houses.today();
        form.employer = null;
        form.contract = null;
        form.hours = null;
        form.until = null;
    }

    public void remove(StepRow row) {
        employment.remove(row.id(), row.version());
        form.removed = row;
        clear();
        form.steps = employment.ofPerson(form.person);
    }

    /** Puts back what was just removed. */
    public void undo() {
        employment.save(new StepForm(
                0,
                0,
                form.person,
                form.removed.kindId(),
                form.removed.date(),
                form.removed.employer(),
                form.removed.contract(),
                form.removed.hoursPerWeek(),
                form.removed.endsOn()));
        form.removed = null;
        form.steps = employment.ofPerson(form.person);
    }

    /** Employers that were recorded before. */
    public List<String> complete(String typed) {
        return employment.employers(typed);
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    public List<Choice> getKinds() {
        return employment.kinds();
    }

    public Fields getForm() {
        return form;
    }
}
