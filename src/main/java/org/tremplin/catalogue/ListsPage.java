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

/** The association's own lists, one at a time: named, ordered, retired, brought back. */
@Named
@ViewScoped
public class ListsPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Terms terms;

    private Terms.Kind list = Terms.Kind.POLE;
    private List<TermRow> rows;
    private List<Choice> programmes;
    private TermRow retired;

    private long term;
    private long version;

    @NotBlank
    @Size(max = 120)
    private String title;

    @NotNull
    private ActivityType.Kind kind = ActivityType.Kind.WORKSHOP;

    @Size(max = 120)
    private String funder;

    private LocalDate validFrom;
    private LocalDate validUntil;
    private Long programme;
    private boolean justified = true;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        list = list == null ? Terms.Kind.POLE : list;
        programmes = list == Terms.Kind.AXIS ? terms.choices(Terms.Kind.PROGRAMME, Set.of()) : List.of();
        read();
        rows.stream()
                .filter(row -> row.form().id() == term)
                .findFirst()
                .ifPresentOrElse(row -> edit(row.form()), this::clear);
    }

    private void read() {
        rows = terms.rows(list);
        retired = null;
    }

    public void save() {
        terms.save(
                list,
                new TermForm(
                        term,
                        version,
                        title.strip(),
                        kind,
                        funder == null || funder.isBlank() ? null : funder.strip(),
                        validFrom,
                        validUntil,
                        programme,
                        justified));
        clear();
        read();
    }

    /** Puts a term into the form. */
    private void edit(TermForm form) {
        term = form.id();
        version = form.version();
        title = form.title();
        kind = form.kind() == null ? kind : form.kind();
        funder = form.funder();
        validFrom = form.validFrom();
        validUntil = form.validUntil();
        programme = form.programme();
        justified = form.justified() == null || form.justified();
    }

    private void clear() {
        edit(new TermForm(0, 0, null, null, null, null, null, programme, true));
    }

    public void up(long which) {
        terms.move(list, which, true);
        read();
    }

    public void down(long which) {
        terms.move(list, which, false);
        read();
    }

    public void retire(TermRow row) {
        terms.retire(list, row.form().id(), row.form().version());
        read();
        retired = rows.stream()
                .filter(r -> r.form().id() == row.form().id())
                .findFirst()
                .orElse(null);
    }

    public void bringBack(TermRow row) {
        terms.bringBack(list, row.form().id(), row.form().version());
        read();
    }

    /** The name of a programme in the list of axes. */
    public String programmeTitle(Long id) {
        return programmes.stream()
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

    public List<TermRow> getRows() {
        return rows;
    }

    public List<Choice> getProgrammes() {
        return programmes;
    }

    /** What was retired just now, or null. */
    public TermRow getRetired() {
        return retired;
    }

    public Terms.Kind getList() {
        return list;
    }

    public void setList(Terms.Kind list) {
        this.list = list;
    }

    public long getTerm() {
        return term;
    }

    public void setTerm(long term) {
        this.term = term;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public ActivityType.Kind getKind() {
        return kind;
    }

    public void setKind(ActivityType.Kind kind) {
        this.kind = kind;
    }

    public String getFunder() {
        return funder;
    }

    public void setFunder(String funder) {
        this.funder = funder;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(LocalDate validUntil) {
        this.validUntil = validUntil;
    }

    public Long getProgramme() {
        return programme;
    }

    public void setProgramme(Long programme) {
        this.programme = programme;
    }

    public boolean isJustified() {
        return justified;
    }

    public void setJustified(boolean justified) {
        this.justified = justified;
    }
}
