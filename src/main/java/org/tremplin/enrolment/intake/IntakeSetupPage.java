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
import org.tremplin.access.Ui;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.PriorityRow;
import org.tremplin.enrolment.WaitingPriorities;
import org.tremplin.enrolment.levels.Scale;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.enrolment.levels.TaskRow;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** The questions of the first interview and the steps of the placement. */
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

        public Framework framework = Framework.CEFR;
        public List<TaskRow> tasks;
        public long task;
        public Skill skill = Skill.SPEAKING;
        public String level;

        @NotBlank
        @Size(max = 300)
        public String step;

        public String language = "ar";

        @Size(max = 300)
        public String translated;

        public List<PriorityRow> priorities;

        @NotBlank
        @Size(max = 120)
        public String priority;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Intakes intakes;

    @Inject
    private transient Ui ui;

    @Inject
    private transient WaitingPriorities reasonsToGoBefore;

    private final Fields form = new Fields();
    private long questionVersion;
    private long taskVersion;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        read();
    }

    /** Questions, and the steps of the framework. */
    public void read() {
        form.questions = intakes.questions();
        form.tasks = intakes.tasks(form.framework, null);
        form.priorities = reasonsToGoBefore.all();
    }

    public void addPriority() {
        reasonsToGoBefore.add(form.priority.strip());
        form.priority = null;
        read();
    }

    public void strengthen(PriorityRow row) {
        reasonsToGoBefore.strengthen(row.id(), row.version());
        read();
    }

    public void retirePriority(PriorityRow row) {
        reasonsToGoBefore.retire(row.id(), row.version());
        read();
    }

    /** Starts to change a question. */
    public void choose(QuestionRow row) {
        form.question = row.id();
        questionVersion = row.version();
        form.kind = row.kind();
        form.title = row.title();
        form.choices = row.choices();
    }

    public void saveQuestion() {
        intakes.save(new QuestionRow(form.question, questionVersion, form.kind, form.title.strip(), form.choices));
        form.question = 0;
        form.title = null;
        form.choices = null;
        form.kind = IntakeQuestion.Kind.TEXT;
        read();
    }

    public void retire(QuestionRow row) {
        intakes.retireQuestion(row.id(), row.version());
        read();
    }

    /** Starts to change a step. */
    public void chooseTask(TaskRow row) {
        form.task = row.id();
        taskVersion = row.version();
        form.skill = row.skill();
        form.level = row.level();
        form.step = row.title();
        readTranslation();
    }

    /** What the step says in the chosen language. */
    public void readTranslation() {
        form.translated = intakes.tasks(form.framework, form.language).stream()
                .filter(row -> row.id() == form.task)
                .findFirst()
                .map(TaskRow::translated)
                .orElse(null);
    }

    public void translate() {
        intakes.translate(form.task, form.language, form.translated);
        form.task = 0;
        form.step = null;
        read();
    }

    public List<Choice> getLanguages() {
        return ui.spokenLanguages().stream()
                .filter(choice -> !choice.value().equals("fr"))
                .toList();
    }

    public void saveTask() {
        intakes.save(
                new TaskRow(form.task, taskVersion, form.framework, form.skill, form.level, form.step.strip(), null));
        form.task = 0;
        form.step = null;
        read();
    }

    public void retireTask(TaskRow row) {
        intakes.retireTask(row.id(), row.version());
        read();
    }

    public IntakeQuestion.Kind[] getQuestionKinds() {
        return IntakeQuestion.Kind.values();
    }

    public List<Framework> getFrameworks() {
        return List.of(Framework.CEFR, Framework.LITERACY);
    }

    public Skill[] getSkills() {
        return Skill.values();
    }

    public List<String> getScale() {
        return Scale.levels(form.framework);
    }

    public Fields getForm() {
        return form;
    }
}
