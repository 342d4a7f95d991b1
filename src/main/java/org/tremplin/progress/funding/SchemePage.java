package org.tremplin.progress.funding;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.platform.Missing;
import org.tremplin.platform.PlainText;
import org.tremplin.progress.funding.SnapshotView.Said;
import org.tremplin.web.Form;

/** One person's file with a funder: contract, waiver, proof, and the questions at entry and exit. */
@Named
@ViewScoped
public class SchemePage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public long target;
        public String name;
        public TargetRow row;
        public SchemeFile file;
        public List<QuestionForm> questions;
        public final Map<Long, String> answers = new HashMap<>();
    }

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

    private final Fields form = new Fields();
    private Map<FunderSnapshot.Moment, SnapshotView> kept;

    public void load() {
        me.mustHave(Permission.SET_TARGETS);
        form.name = people.view(form.person).details().name();
        form.row = targets.ofPerson(form.person).stream()
                .filter(r -> r.form().id == form.target)
                .findFirst()
                .orElseThrow(Missing::new);
        read();
    }

    void read() {
        form.file = schemes.file(form.target);
        form.questions = schemes.questions(form.row.form().programme);
        kept = new HashMap<>();
        schemes.snapshots(form.target).forEach(snapshot -> kept.put(snapshot.moment(), snapshot));
    }

    public void save() {
        schemes.change(form.file);
        read();
        say("progress.scheme.saved");
    }

    /** Stores today's answers: first for entry, then for exit. */
    public void keep() {
        schemes.keep(
                form.target,
                getMoment(),
                form.questions.stream()
                        .map(q -> new Said(q.title(), PlainText.typed(form.answers.get(q.id()))))
                        .toList());
        form.answers.clear();
        read();
        say("progress.scheme.kept");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    /** Which answers come next: entry, then exit; null when both are stored. */
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

    public Fields getForm() {
        return form;
    }
}
