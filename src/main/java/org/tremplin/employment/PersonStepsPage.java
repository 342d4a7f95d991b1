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

/** One person's way to work: what happened, and one more step. */
@Named
@ViewScoped
public class PersonStepsPage implements Serializable {
    @Inject
    private transient Employment employment;

    @Inject
    private transient People people;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private long person;
    private String name;
    private List<StepRow> steps;
    private long step;
    private long version;

    @NotNull
    private Long kind;

    @NotNull
    private LocalDate date;

    @Size(max = 120)
    private String employer;

    @Size(max = 40)
    private String contract;

    @DecimalMin("0.01")
    @DecimalMax("168")
    @Digits(integer = 3, fraction = 2)
    private BigDecimal hours;

    private LocalDate until;
    private StepRow removed;

    public void load() {
        name = people.view(person).details().name();
        date = houses.today();
        steps = employment.ofPerson(person);
    }

    /** Records what is in the form: a new step, or the one that was chosen. */
    public void record() {
        employment.save(new StepForm(step, version, person, kind, date, text(employer), text(contract), hours, until));
        FacesContext.getCurrentInstance()
                .addMessage(
                        null, new FacesMessage(ui.texts().format("employment.person-steps.recorded", ui.date(date))));
        clear();
        removed = null;
        steps = employment.ofPerson(person);
    }

    /** Takes a step into the form, to correct it. */
    public void edit(StepRow row) {
        step = row.id();
        version = row.version();
        kind = row.kindId();
        date = row.date();
        employer = row.employer();
        contract = row.contract();
        hours = row.hoursPerWeek();
        until = row.endsOn();
    }

    /** Leaves the form empty. */
    public void clear() {
        step = 0;
        version = 0;
        kind = null;
        date = houses.today();
        employer = null;
        contract = null;
        hours = null;
        until = null;
    }

    public void remove(StepRow row) {
        employment.remove(row.id(), row.version());
        removed = row;
        clear();
        steps = employment.ofPerson(person);
    }

    /** Puts back what was just removed. */
    public void undo() {
        employment.save(new StepForm(
                0,
                0,
                person,
                removed.kindId(),
                removed.date(),
                removed.employer(),
                removed.contract(),
                removed.hoursPerWeek(),
                removed.endsOn()));
        removed = null;
        steps = employment.ofPerson(person);
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

    public String getName() {
        return name;
    }

    public List<StepRow> getSteps() {
        return steps;
    }

    /** The step in the form, 0 for a new one. */
    public long getStep() {
        return step;
    }

    public StepRow getRemoved() {
        return removed;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public Long getKind() {
        return kind;
    }

    public void setKind(Long kind) {
        this.kind = kind;
    }

    public LocalDate getDate() {
        return date;
    }

    public void setDate(LocalDate date) {
        this.date = date;
    }

    public String getEmployer() {
        return employer;
    }

    public void setEmployer(String employer) {
        this.employer = employer;
    }

    public String getContract() {
        return contract;
    }

    public void setContract(String contract) {
        this.contract = contract;
    }

    public BigDecimal getHours() {
        return hours;
    }

    public void setHours(BigDecimal hours) {
        this.hours = hours;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }
}
