package org.tremplin.catalogue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** The association's own lists, one at a time: add, rename, reorder, retire, bring back. */
@Named
@ViewScoped
public class ListsPage implements Serializable {
    public static class Fields implements Form {
        public Terms.Kind list = Terms.Kind.POLE;
        public List<TermRow> rows;
        public List<Choice> programmes;

        /** The term just retired, or null. */
        public TermRow retired;

        public TermForm term = TermForm.fresh(null);
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Terms terms;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        form.list = form.list == null ? Terms.Kind.POLE : form.list;
        form.programmes = form.list == Terms.Kind.AXIS ? terms.choices(Terms.Kind.PROGRAMME, Set.of()) : List.of();
        read();
        form.rows.stream()
                .filter(row -> row.form().id == form.term.id)
                .findFirst()
                .ifPresentOrElse(row -> form.term = new TermForm(row.form()), this::clear);
    }

    private void read() {
        form.rows = terms.rows(form.list);
        form.retired = null;
    }

    public void save() {
        terms.save(form.list, form.term);
        clear();
        read();
    }

    /** Prepares a new term of the kind and programme chosen last. */
    private void clear() {
        TermForm last = form.term;
        form.term = TermForm.fresh(null);
        form.term.kind = last.kind == null ? form.term.kind : last.kind;
        form.term.programme = last.programme;
    }

    public void up(long which) {
        terms.move(form.list, which, true);
        read();
    }

    public void down(long which) {
        terms.move(form.list, which, false);
        read();
    }

    public void retire(TermRow row) {
        terms.retire(form.list, row.form().id, row.form().version);
        read();
        form.retired = form.rows.stream()
                .filter(r -> r.form().id == row.form().id)
                .findFirst()
                .orElse(null);
    }

    public void bringBack(TermRow row) {
        terms.bringBack(form.list, row.form().id, row.form().version);
        read();
    }

    /** The name of a programme in the list of axes. */
    public String programmeTitle(Long id) {
        return form.programmes.stream()
                .filter(p -> p.value().equals(id))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    public Terms.Kind[] getLists() {
        return Terms.Kind.values();
    }

    public ActivityType.Kind[] getKinds() {
        return ActivityType.Kind.values();
    }

    public Fields getForm() {
        return form;
    }
}
