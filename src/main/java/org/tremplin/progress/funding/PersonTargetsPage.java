package org.tremplin.progress.funding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.people.People;

/** What one person has to reach for funders, how far they are, and at what pace. */
@Named
@ViewScoped
public class PersonTargetsPage implements Serializable {
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

    private long person;
    private String name;
    private List<TargetRow> rows;
    private TargetForm edited;
    private TargetForm removed;

    @NotNull
    private Long programme;

    @NotNull
    private Integer required;

    @NotNull
    private LocalDate from;

    @NotNull
    private LocalDate due;

    public void load() {
        me.mustHave(Permission.SET_TARGETS);
        name = people.view(person).details().name();
        read();
        clear();
    }

    private void read() {
        rows = targets.ofPerson(person);
        removed = null;
    }

    private void clear() {
        edited = null;
        programme = null;
        required = null;
        from = houses.today();
        due = null;
    }

    /** Puts a target into the form. */
    public void edit(TargetForm target) {
        edited = target;
        programme = target.programme();
        required = target.required();
        from = target.from();
        due = target.due();
    }

    public void cancel() {
        clear();
    }

    public void save() {
        targets.save(new TargetForm(
                edited == null ? 0 : edited.id(),
                edited == null ? 0 : edited.version(),
                person,
                programme,
                required,
                from,
                due));
        read();
        clear();
    }

    public void remove(TargetForm target) {
        TargetForm was = targets.remove(target.id(), target.version());
        read();
        removed = was;
    }

    public void undo() {
        targets.save(removed);
        read();
    }

    /** The programmes that can be chosen: those that are open to this person, or the one that is edited. */
    public List<ProgrammeRule> getProgrammes() {
        return rules.all().stream()
                .filter(p -> edited != null
                        ? p.id() == edited.programme()
                        : !p.retired()
                                && rows.stream().noneMatch(row -> row.form().programme() == p.id()))
                .toList();
    }

    public String getName() {
        return name;
    }

    public List<TargetRow> getRows() {
        return rows;
    }

    public TargetForm getEdited() {
        return edited;
    }

    /** What was taken away just now, or null. */
    public TargetForm getRemoved() {
        return removed;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public Long getProgramme() {
        return programme;
    }

    public void setProgramme(Long programme) {
        this.programme = programme;
    }

    public Integer getRequired() {
        return required;
    }

    public void setRequired(Integer required) {
        this.required = required;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getDue() {
        return due;
    }

    public void setDue(LocalDate due) {
        this.due = due;
    }
}
