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

/** The questions of the first interview and the steps of the placement. */
@Named
@ViewScoped
public class IntakeSetupPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Intakes intakes;

    @Inject
    private transient Ui ui;

    @Inject
    private transient WaitingPriorities reasonsToGoBefore;

    private List<QuestionRow> questions;
    private long question;
    private long questionVersion;
    private IntakeQuestion.Kind kind = IntakeQuestion.Kind.TEXT;

    @NotBlank
    @Size(max = 200)
    private String title;

    @Size(max = 1000)
    private String choices;

    private Framework framework = Framework.CEFR;
    private List<TaskRow> tasks;
    private long task;
    private long taskVersion;
    private Skill skill = Skill.SPEAKING;
    private String level;

    @NotBlank
    @Size(max = 300)
    private String step;

    private String language = "ar";

    @Size(max = 300)
    private String translated;

    private List<PriorityRow> priorities;

    @NotBlank
    @Size(max = 120)
    private String priority;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        read();
    }

    /** Questions, and the steps of the framework. */
    public void read() {
        questions = intakes.questions();
        tasks = intakes.tasks(framework, null);
        priorities = reasonsToGoBefore.all();
    }

    public void addPriority() {
        reasonsToGoBefore.add(priority.strip());
        priority = null;
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

    public List<PriorityRow> getPriorities() {
        return priorities;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    /** Starts to change a question. */
    public void choose(QuestionRow row) {
        question = row.id();
        questionVersion = row.version();
        kind = row.kind();
        title = row.title();
        choices = row.choices();
    }

    public void saveQuestion() {
        intakes.save(new QuestionRow(question, questionVersion, kind, title.strip(), choices));
        question = 0;
        title = null;
        choices = null;
        kind = IntakeQuestion.Kind.TEXT;
        read();
    }

    public void retire(QuestionRow row) {
        intakes.retireQuestion(row.id(), row.version());
        read();
    }

    /** Starts to change a step. */
    public void chooseTask(TaskRow row) {
        task = row.id();
        taskVersion = row.version();
        skill = row.skill();
        level = row.level();
        step = row.title();
        readTranslation();
    }

    /** What the step says in the chosen language. */
    public void readTranslation() {
        translated = intakes.tasks(framework, language).stream()
                .filter(row -> row.id() == task)
                .findFirst()
                .map(TaskRow::translated)
                .orElse(null);
    }

    public void translate() {
        intakes.translate(task, language, translated);
        task = 0;
        step = null;
        read();
    }

    public List<Choice> getLanguages() {
        return ui.spokenLanguages().stream()
                .filter(choice -> !choice.value().equals("fr"))
                .toList();
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getTranslated() {
        return translated;
    }

    public void setTranslated(String translated) {
        this.translated = translated;
    }

    public void saveTask() {
        intakes.save(new TaskRow(task, taskVersion, framework, skill, level, step.strip(), null));
        task = 0;
        step = null;
        read();
    }

    public void retireTask(TaskRow row) {
        intakes.retireTask(row.id(), row.version());
        read();
    }

    public List<QuestionRow> getQuestions() {
        return questions;
    }

    public List<TaskRow> getTasks() {
        return tasks;
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
        return Scale.levels(framework);
    }

    public long getQuestion() {
        return question;
    }

    public IntakeQuestion.Kind getKind() {
        return kind;
    }

    public void setKind(IntakeQuestion.Kind kind) {
        this.kind = kind;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getChoices() {
        return choices;
    }

    public void setChoices(String choices) {
        this.choices = choices;
    }

    public Framework getFramework() {
        return framework;
    }

    public void setFramework(Framework framework) {
        this.framework = framework;
    }

    public long getTask() {
        return task;
    }

    public Skill getSkill() {
        return skill;
    }

    public void setSkill(Skill skill) {
        this.skill = skill;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public String getStep() {
        return step;
    }

    public void setStep(String step) {
        this.step = step;
    }
}
