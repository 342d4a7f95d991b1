package org.tremplin.enrolment.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.levels.Scale;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.enrolment.levels.TaskRow;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** The steps of the placement, by framework, and their translations. */
@Named
@ViewScoped
public class StepsPart implements Serializable {
    public static class Fields implements Form {
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
    }

    @Inject
    private transient IntakeSetup setup;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        form.tasks = setup.tasks(form.framework, null);
    }

    /** Loads a step into the form. */
    public void choose(TaskRow row) {
        form.task = row.id();
        version = row.version();
        form.skill = row.skill();
        form.level = row.level();
        form.step = row.title();
        readTranslation();
    }

    /** Loads the step's translation into the chosen language. */
    public void readTranslation() {
        form.translated = setup.tasks(form.framework, form.language).stream()
                .filter(row -> row.id() == form.task)
                .findFirst()
                .map(TaskRow::translated)
                .orElse(null);
    }

    public void translate() {
        setup.translate(form.task, form.language, form.translated);
        done();
    }

    public void save() {
        setup.save(new TaskRow(form.task, version, form.framework, form.skill, form.level, form.step.strip(), null));
        done();
    }

    private void done() {
        form.task = 0;
        form.step = null;
        load();
    }

    public void retire(TaskRow row) {
        setup.retireTask(row.id(), row.version());
        load();
    }

    public List<Choice> getLanguages() {
        return ui.spokenLanguages().stream()
                .filter(choice -> !choice.value().equals("fr"))
                .toList();
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
