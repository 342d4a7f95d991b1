package org.tremplin.catalogue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Choice;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** The association's own lists, one at a time: named, ordered, retired, brought back. */
@Named
@ViewScoped
public class ListsPage implements Serializable {
    public static class Fields implements Form {
        public Terms.Kind list = Terms.Kind.POLE;
        public List<TermRow> rows;
        public List<Choice> programmes;

        /** What was retired just now, or null. */
        public TermRow retired;

        public long term;

        @NotBlank
        @Size(max = 120)
        public String title;

        @NotNull
        public ActivityType.Kind kind = ActivityType.Kind.WORKSHOP;

        @Size(max = 120)
        public String funder;

        public LocalDate validFrom;
        public LocalDate validUntil;
        public Long programme;
        public boolean justified = true;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Terms terms;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        form.list = form.list == null ? Terms.Kind.POLE : form.list;
        form.programmes = form.list == Terms.Kind.AXIS ? terms.choices(Terms.Kind.PROGRAMME, Set.of()) : List.of();
        read();
        form.rows.stream()
                .filter(row -> row.form().id() == form.term)
                .findFirst()
                .ifPresentOrElse(row -> edit(row.form()), this::clear);
    }

    private void read() {
        form.rows = terms.rows(form.list);
        form.retired = null;
    }

    public void save() {
        terms.save(
                form.list,
                new TermForm(
                        form.term,
                        version,
                        form.title.strip(),
                        form.kind,
                        PlainText.typed(form.funder),
                        form.validFrom,
                        form.validUntil,
                        form.programme,
                        form.justified));
        clear();
        read();
    }

    /** Puts a term into the form. */
    private void edit(TermForm known) {
        form.term = known.id();
        version = known.version();
        form.title = known.title();
        form.kind = known.kind() == null ? form.kind : known.kind();
        form.funder = known.funder();
        form.validFrom = known.validFrom();
        form.validUntil = known.validUntil();
        form.programme = known.programme();
        form.justified = known.justified() == null || known.justified();
    }

    private void clear() {
        edit(new TermForm(0, 0, null, null, null, null, null, form.programme, true));
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
        terms.retire(form.list, row.form().id(), row.form().version());
        read();
        form.retired = form.rows.stream()
                .filter(r -> r.form().id() == row.form().id())
                .findFirst()
                .orElse(null);
    }

    public void bringBack(TermRow row) {
        terms.bringBack(form.list, row.form().id(), row.form().version());
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
