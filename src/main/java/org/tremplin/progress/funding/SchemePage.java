package org.tremplin.progress.funding;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.platform.Missing;
import org.tremplin.progress.funding.SnapshotView.Said;

/** One person's file with a funder: contract, waiver, proof, and the questions at entry and exit. */
@Named
@ViewScoped
public class SchemePage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Schemes schemes;

    @Inject
    private transient Targets targets;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private long person;
    private long target;
    private String name;
    private TargetRow row;
    private SchemeFile file;
    private LocalDate contractOn;
    private LocalDate waivedOn;

    @Size(max = 200)
    private String waiver;

    @Size(max = 200)
    private String proof;

    private List<QuestionForm> questions;
    private Map<FunderSnapshot.Moment, SnapshotView> kept;
    private final Map<Long, String> answers = new HashMap<>();

    @NotBlank
    @Size(max = 200)
    private String question;

    @Size(max = 1000)
    private String choices;

    public void load() {
        me.mustHave(Permission.SET_TARGETS);
        name = people.view(person).details().name();
        row = targets.ofPerson(person).stream()
                .filter(r -> r.form().id() == target)
                .findFirst()
                .orElseThrow(Missing::new);
        read();
    }

    private void read() {
        file = schemes.file(target);
        contractOn = file.contractOn();
        waiver = file.waiver();
        waivedOn = file.waivedOn();
        proof = file.proof();
        questions = schemes.questions(row.form().programme());
        kept = new HashMap<>();
        schemes.snapshots(target).forEach(snapshot -> kept.put(snapshot.moment(), snapshot));
    }

    public void save() {
        schemes.change(new SchemeFile(target, file.version(), contractOn, text(waiver), waivedOn, text(proof)));
        read();
        say("progress.scheme.saved");
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Keeps the answers as they are today: at entry first, then at exit. */
    public void keep() {
        schemes.keep(
                target,
                getMoment(),
                questions.stream()
                        .map(q -> new Said(q.title(), text(answers.get(q.id()))))
                        .toList());
        answers.clear();
        read();
        say("progress.scheme.kept");
    }

    public void ask() {
        schemes.ask(row.form().programme(), new QuestionForm(0, 0, question.strip(), choices));
        question = null;
        choices = null;
        read();
    }

    public void retire(QuestionForm form) {
        schemes.retire(form);
        read();
    }

    private void say(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    /** What is asked next: at entry, then at exit; null when both are kept. */
    public FunderSnapshot.Moment getMoment() {
        for (FunderSnapshot.Moment moment : FunderSnapshot.Moment.values()) {
            if (!kept.containsKey(moment)) {
                return moment;
            }
        }
        return null;
    }

    public List<SnapshotView> getKept() {
        return kept.values().stream()
                .sorted(Comparator.comparing(SnapshotView::moment))
                .toList();
    }

    public Map<Long, String> getAnswers() {
        return answers;
    }

    public List<QuestionForm> getQuestions() {
        return questions;
    }

    public TargetRow getRow() {
        return row;
    }

    public String getName() {
        return name;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public long getTarget() {
        return target;
    }

    public void setTarget(long target) {
        this.target = target;
    }

    public LocalDate getContractOn() {
        return contractOn;
    }

    public void setContractOn(LocalDate contractOn) {
        this.contractOn = contractOn;
    }

    public LocalDate getWaivedOn() {
        return waivedOn;
    }

    public void setWaivedOn(LocalDate waivedOn) {
        this.waivedOn = waivedOn;
    }

    public String getWaiver() {
        return waiver;
    }

    public void setWaiver(String waiver) {
        this.waiver = waiver;
    }

    public String getProof() {
        return proof;
    }

    public void setProof(String proof) {
        this.proof = proof;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public String getChoices() {
        return choices;
    }

    public void setChoices(String choices) {
        this.choices = choices;
    }
}
