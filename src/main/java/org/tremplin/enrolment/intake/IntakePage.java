package org.tremplin.enrolment.intake;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.Admissions;
import org.tremplin.enrolment.Demands;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.enrolment.Reason;
import org.tremplin.enrolment.intake.IntakeRow.Said;
import org.tremplin.enrolment.levels.Assessment;
import org.tremplin.enrolment.levels.LevelRow;
import org.tremplin.enrolment.levels.Levels;
import org.tremplin.enrolment.levels.Scale;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.enrolment.levels.TaskRow;
import org.tremplin.people.People;
import org.tremplin.people.PersonView;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** From the first interview to a place: what somebody says, what they can do, which groups suit them. */
@Named
@ViewScoped
public class IntakePage implements Serializable {
    public static class Fields implements Form {
        public long person;

        /** Which of FLE, literacy and illiteracy is for this person. */
        public Track track;

        public List<Asked> questions;
        public String[] free;
        public List<IntakeRow> interviews;
        public Framework framework;
        public Assessment.Kind kind = Assessment.Kind.PLACEMENT;
        public String language = "";

        /** Languages beside French in which the steps can be read. */
        public List<String> languages;

        public Map<Long, Boolean> done = new HashMap<>();
        public Map<String, String> levels = new HashMap<>();
        public List<LevelRow> known;

        /** The group that something speaks against, while a reason is asked; else null. */
        public SuggestedGroup exception;

        /** What speaks against that group. */
        public List<Reason> obstacles;

        @Size(max = 200)
        public String exceptionReason;

        @Size(max = 120)
        public String partner;
    }

    private static final int SHOWN = 6;

    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Intakes intakes;

    @Inject
    private transient Suggestions suggestions;

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient Demands demands;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private PersonView view;
    private List<TaskRow> tasks;
    private List<SuggestedGroup> groups;
    private boolean all;

    /** A question and what is answered. */
    public static final class Asked implements Form {
        public final QuestionRow question;

        @Size(max = 1000)
        public String text;

        public String[] chosen = {};

        Asked(QuestionRow question) {
            this.question = question;
        }

        private Said said() {
            return new Said(
                    question.title(),
                    question.kind() == IntakeQuestion.Kind.MANY ? String.join(QuestionRow.BETWEEN, chosen) : text);
        }

        private void recall(List<Said> before) {
            before.stream()
                    .filter(said -> said.question().equals(question.title()))
                    .findFirst()
                    .ifPresent(said -> {
                        text = said.answer();
                        chosen = question.chosenIn(said.answer()).stream()
                                .filter(question.list()::contains)
                                .toArray(String[]::new);
                    });
        }
    }

    public void load() {
        me.mustHave(Permission.INTAKE);
        view = people.view(form.person);
        form.interviews = intakes.interviews(form.person);
        form.questions = intakes.questions().stream().map(Asked::new).toList();
        if (!form.interviews.isEmpty()) {
            form.questions.forEach(asked -> asked.recall(form.interviews.get(0).answers()));
        }
        form.free = form.interviews.stream()
                .findFirst()
                .map(row -> row.free().stream().map(HalfDay::code).toArray(String[]::new))
                .orElse(new String[0]);
        form.track =
                Track.of(view.details().schooling(), people.more(form.person).schooledIn());
        form.framework = form.track.isLiteracy() ? Framework.LITERACY : Framework.CEFR;
        readLevels();
        readTasks();
    }

    private void readLevels() {
        form.known = intakes.levels(form.person);
        groups = suggestions.of(form.person);
    }

    /** The steps of the framework, in the chosen language beside French. */
    public void readTasks() {
        form.languages = intakes.languages();
        tasks = intakes.tasks(form.framework, form.language);
        form.done.clear();
        form.levels.clear();
        Levels.profile(form.known, form.framework).forEach((skill, level) -> form.levels.put(skill.name(), level));
    }

    public void interview() {
        Set<HalfDay> half = Arrays.stream(form.free)
                .flatMap(code -> HalfDay.read(code).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        intakes.interview(
                form.person, half, form.questions.stream().map(Asked::said).toList());
        form.interviews = intakes.interviews(form.person);
        groups = suggestions.of(form.person);
        say("enrolment.intake.kept");
    }

    /** Puts the levels that the steps say into the form. */
    public void propose() {
        Set<Long> able = form.done.entrySet().stream()
                .filter(entry -> Boolean.TRUE.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        intakes.proposed(form.framework, able).forEach((skill, level) -> form.levels.put(skill.name(), level));
    }

    public void assess() {
        Map<Skill, String> chosen = new EnumMap<>(Skill.class);
        for (Skill skill : Skill.values()) {
            String level = form.levels.get(skill.name());
            if (level != null && !level.isEmpty()) {
                chosen.put(skill, level);
            }
        }
        intakes.assess(form.person, form.framework, form.kind, chosen);
        readLevels();
        say("enrolment.intake.assessed");
    }

    public void enrol(SuggestedGroup group) {
        enrol(group, null);
    }

    /** The same although something speaks against it. */
    public void enrolAllTheSame() {
        enrol(form.exception, form.exceptionReason);
    }

    private void enrol(SuggestedGroup group, String reason) {
        if (reason == null) {
            form.obstacles = admissions.obstacles(form.person, group.places().group());
            if (!form.obstacles.isEmpty()) {
                form.exception = group;
                form.exceptionReason = null;
                return;
            }
        }
        Enrolment.Status status = enrolments.enrol(form.person, group.places().group(), reason);
        form.exception = null;
        groups = suggestions.of(form.person);
        say("enrolment.group-enrol.done-" + status.name());
        if (status == Enrolment.Status.ENROLLED && group.next() != null) {
            FacesContext.getCurrentInstance()
                    .addMessage(
                            null,
                            new FacesMessage(ui.texts()
                                    .format(
                                            "enrolment.intake.come",
                                            group.places().title(),
                                            next(group))));
        }
    }

    /** "lundi 30 novembre 2026 09:00". */
    public String next(SuggestedGroup group) {
        return ui.longDate(group.next().toLocalDate()) + " "
                + ui.time(group.next().toLocalTime());
    }

    public void refuse() {
        demands.note(form.person, null, null);
        say("enrolment.intake.refused");
    }

    public void redirect() {
        if (form.partner == null || form.partner.isBlank()) {
            throw new Refused(EnrolmentRefusal.PARTNER_MISSING);
        }
        demands.note(form.person, null, form.partner);
        form.partner = null;
        say("enrolment.intake.redirected");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    public String free(IntakeRow row) {
        return row.free().stream().map(half -> half.said(ui)).collect(Collectors.joining(", "));
    }

    public List<Choice> getWeek() {
        return HalfDay.week().stream()
                .map(half -> new Choice(half.code(), half.briefly(ui)))
                .toList();
    }

    /** The levels of the framework, as people say them. */
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

    /** The best groups, or all of them. */
    public List<SuggestedGroup> getGroups() {
        return all ? groups : groups.subList(0, Math.min(SHOWN, groups.size()));
    }

    public int getMore() {
        return all ? 0 : groups.size() - Math.min(SHOWN, groups.size());
    }

    public void showAll() {
        all = true;
    }

    public PersonView getView() {
        return view;
    }

    public Fields getForm() {
        return form;
    }
}
