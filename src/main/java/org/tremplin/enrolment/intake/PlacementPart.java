package org.tremplin.enrolment.intake;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.levels.Assessment;
import org.tremplin.enrolment.levels.Levels;
import org.tremplin.enrolment.levels.Scale;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.enrolment.levels.TaskRow;
import org.tremplin.platform.Choice;

/** The placement: the steps of a framework, the levels that they indicate, and the known levels. */
@Named
@ViewScoped
public class PlacementPart implements Serializable {
    @Inject
    private IntakePage page;

    @Inject
    private SuggestionsPart suggestions;

    @Inject
    private transient Intakes intakes;

    @Inject
    private transient IntakeSetup setup;

    @Inject
    private transient Ui ui;

    private final PlacementForm form = new PlacementForm();
    private List<TaskRow> tasks;

    public void load() {
        form.framework = page.getTrack().isLiteracy() ? Framework.LITERACY : Framework.CEFR;
        form.known = intakes.levels(page.getForm().person);
        readTasks();
    }

    /** Shows the steps in the chosen language beside French; ticked steps stay ticked. */
    public void translate() {
        form.languages = setup.languages();
        tasks = setup.tasks(form.framework, form.language);
    }

    /** Shows the steps of another framework: none ticked, with the known levels. */
    public void readTasks() {
        translate();
        form.done.clear();
        form.levels.clear();
        Levels.profile(form.known, form.framework).forEach((skill, level) -> form.levels.put(skill.name(), level));
    }

    /** Fills in the levels that the steps indicate. */
    public void propose() {
        intakes.proposed(form.framework, form.able()).forEach((skill, level) -> form.levels.put(skill.name(), level));
    }

    public void assess() {
        intakes.assess(page.getForm().person, form.framework, form.kind, form.chosen());
        form.known = intakes.levels(page.getForm().person);
        suggestions.load();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("enrolment.intake.assessed")));
    }

    /** The levels of the framework, as shown to users. */
    public List<Choice> getScale() {
        return Scale.levels(form.framework).stream()
                .map(level -> new Choice(level, name(level)))
                .toList();
    }

    public String name(String level) {
        return level.equals(Scale.BELOW) || level.equals("D") ? ui.texts().get("enrolment.level." + level) : level;
    }

    public List<TaskRow> tasksOf(Skill skill) {
        return tasks.stream().filter(task -> task.skill() == skill).toList();
    }

    public Skill[] getSkills() {
        return Skill.values();
    }

    public Assessment.Kind[] getKinds() {
        return Assessment.Kind.values();
    }

    public List<Framework> getFrameworks() {
        return List.of(Framework.CEFR, Framework.LITERACY);
    }

    public PlacementForm getForm() {
        return form;
    }
}
