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

/** From the first interview to a place: what somebody says, what they can do, which groups suit them. */
@Named
@ViewScoped
public class IntakePage implements Serializable {
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

    private long person;
    private PersonView view;
    private Track track;
    private List<Asked> questions;
    private String[] free;
    private List<IntakeRow> interviews;
    private Framework framework;
    private Assessment.Kind kind = Assessment.Kind.PLACEMENT;
    private String language = "";
    private List<String> languages;
    private List<TaskRow> tasks;
    private Map<Long, Boolean> done = new HashMap<>();
    private Map<String, String> levels = new HashMap<>();
    private List<LevelRow> known;
    private List<SuggestedGroup> groups;
    private SuggestedGroup exception;
    private List<Reason> obstacles;

    @Size(max = 200)
    private String exceptionReason;

    @Size(max = 120)
    private String partner;

    private boolean all;

    /** A question and what is answered. */
    public static final class Asked implements Serializable {
        private final QuestionRow question;

        @Size(max = 1000)
        private String text;

        private String[] chosen = {};

        Asked(QuestionRow question) {
            this.question = question;
        }

        public QuestionRow getQuestion() {
            return question;
        }

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public String[] getChosen() {
            return chosen;
        }

        public void setChosen(String[] chosen) {
            this.chosen = chosen;
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
        view = people.view(person);
        interviews = intakes.interviews(person);
        questions = intakes.questions().stream().map(Asked::new).toList();
        if (!interviews.isEmpty()) {
            questions.forEach(asked -> asked.recall(interviews.get(0).answers()));
        }
        free = interviews.stream()
                .findFirst()
                .map(row -> row.free().stream().map(HalfDay::code).toArray(String[]::new))
                .orElse(new String[0]);
        track = Track.of(view.details().schooling(), people.more(person).schooledIn());
        framework = track.isLiteracy() ? Framework.LITERACY : Framework.CEFR;
        readLevels();
        readTasks();
    }

    private void readLevels() {
        known = intakes.levels(person);
        groups = suggestions.of(person);
    }

    /** The steps of the framework, in the chosen language beside French. */
    public void readTasks() {
        languages = intakes.languages();
        tasks = intakes.tasks(framework, language);
        done.clear();
        levels.clear();
        Levels.profile(known, framework).forEach((skill, level) -> levels.put(skill.name(), level));
    }

    public void interview() {
        Set<HalfDay> half = Arrays.stream(free)
                .flatMap(code -> HalfDay.read(code).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        intakes.interview(person, half, questions.stream().map(Asked::said).toList());
        interviews = intakes.interviews(person);
        groups = suggestions.of(person);
        say("enrolment.intake.kept");
    }

    /** Puts the levels that the steps say into the form. */
    public void propose() {
        Set<Long> able = done.entrySet().stream()
                .filter(entry -> Boolean.TRUE.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        intakes.proposed(framework, able).forEach((skill, level) -> levels.put(skill.name(), level));
    }

    public void assess() {
        Map<Skill, String> chosen = new EnumMap<>(Skill.class);
        for (Skill skill : Skill.values()) {
            String level = levels.get(skill.name());
            if (level != null && !level.isEmpty()) {
                chosen.put(skill, level);
            }
        }
        intakes.assess(person, framework, kind, chosen);
        readLevels();
        say("enrolment.intake.assessed");
    }

    public void enrol(SuggestedGroup group) {
        enrol(group, null);
    }

    /** The same although something speaks against it. */
    public void enrolAllTheSame() {
        enrol(exception, exceptionReason);
    }

    private void enrol(SuggestedGroup group, String reason) {
        if (reason == null) {
            obstacles = admissions.obstacles(person, group.places().group());
            if (!obstacles.isEmpty()) {
                exception = group;
                exceptionReason = null;
                return;
            }
        }
        Enrolment.Status status = enrolments.enrol(person, group.places().group(), reason);
        exception = null;
        groups = suggestions.of(person);
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
        demands.note(person, null, null);
        say("enrolment.intake.refused");
    }

    public void redirect() {
        if (partner == null || partner.isBlank()) {
            throw new Refused(EnrolmentRefusal.PARTNER_MISSING);
        }
        demands.note(person, null, partner);
        partner = null;
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
        return Scale.levels(framework).stream()
                .map(level -> new Choice(level, name(level)))
                .toList();
    }

    public String name(String level) {
        return level.equals(Scale.BELOW) || level.equals("D") ? ui.texts().get("enrolment.level." + level) : level;
    }

    public List<TaskRow> tasksOf(Skill skill) {
        return tasks.stream().filter(task -> task.skill() == skill).toList();
    }

    /** Which of FLE, literacy and illiteracy is for this person. */
    public Track getTrack() {
        return track;
    }

    /** Languages beside French in which the steps can be read. */
    public List<String> getLanguages() {
        return languages;
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

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public List<Asked> getQuestions() {
        return questions;
    }

    public String[] getFree() {
        return free;
    }

    public void setFree(String[] free) {
        this.free = free;
    }

    public List<IntakeRow> getInterviews() {
        return interviews;
    }

    public Framework getFramework() {
        return framework;
    }

    public void setFramework(Framework framework) {
        this.framework = framework;
    }

    public Assessment.Kind getKind() {
        return kind;
    }

    public void setKind(Assessment.Kind kind) {
        this.kind = kind;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Map<Long, Boolean> getDone() {
        return done;
    }

    public Map<String, String> getLevels() {
        return levels;
    }

    public List<LevelRow> getKnown() {
        return known;
    }

    /** What speaks against that group. */
    public List<Reason> getObstacles() {
        return obstacles;
    }

    /** The group that something speaks against, while a reason is asked; else null. */
    public SuggestedGroup getException() {
        return exception;
    }

    public String getExceptionReason() {
        return exceptionReason;
    }

    public void setExceptionReason(String exceptionReason) {
        this.exceptionReason = exceptionReason;
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }
}
