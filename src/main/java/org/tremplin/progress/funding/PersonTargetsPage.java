package org.tremplin.progress.funding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.people.People;
import org.tremplin.web.Form;

/** One person's targets for funders, their progress, and their pace. */
@Named
@ViewScoped
public class PersonTargetsPage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public String name;
        public List<TargetRow> rows;

        /** The target in the form: a new one, or a copy of one that is being changed. */
        public TargetForm target;

        /** The target just removed, or null. */
        public TargetForm removed;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient People people;

    @Inject
    private transient CountingRules rules;

    @Inject
    private transient Targets targets;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.SET_TARGETS);
        form.name = people.view(form.person).details().name();
        read();
        clear();
    }

    private void read() {
        form.rows = targets.ofPerson(form.person);
        form.removed = null;
    }

    private void clear() {
        form.target = TargetForm.fresh(form.person, null, null, houses.today(), null);
    }

    /** Puts a target into the form. */
    public void edit(TargetForm target) {
        form.target = target.copy();
    }

    public void cancel() {
        clear();
    }

    public void save() {
        targets.save(form.target);
        read();
        clear();
    }

    public void remove(TargetForm target) {
        TargetForm was = targets.remove(target.id, target.version);
        read();
        form.removed = was;
    }

    public void undo() {
        targets.save(form.removed);
        read();
    }

    /** The programmes to choose from: those still possible for this person, and the one being edited. */
    public List<ProgrammeRule> getProgrammes() {
        return rules.all().stream()
                .filter(p -> form.target.id != 0
                        ? p.id() == form.target.programme
                        : !p.retired() && form.rows.stream().noneMatch(row -> row.form().programme == p.id()))
                .toList();
    }

    public Fields getForm() {
        return form;
    }
}
