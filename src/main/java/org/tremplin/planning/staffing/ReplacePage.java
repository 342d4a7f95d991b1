package org.tremplin.planning.staffing;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.availability.Clash;
import org.tremplin.platform.Choice;

/** Somebody is ill: shows the sessions that are concerned, and gives them to a substitute. */
@Named
@ViewScoped
public class ReplacePage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Sessions sessions;

    @Inject
    private transient SessionQueries queries;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    @NotNull
    private Long trainer;

    @NotNull
    private Long substitute;

    @NotNull
    private LocalDate from;

    @NotNull
    private LocalDate to;

    @Size(max = 200)
    private String clashReason;

    private List<Choice> people;
    private List<SessionRow> concerned = List.of();
    private Map<Long, List<Clash>> clashes = Map.of();

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        from = from == null ? houses.today() : from;
        to = to == null ? from : to;
        people = groups.trainerChoices();
        look();
    }

    /** The sessions that are concerned, and what is in the way of the substitute. */
    public void look() {
        boolean asked = trainer != null && from != null && to != null && !to.isBefore(from);
        concerned = asked
                ? queries.all(new SessionFilter(from, to, 0, 0, trainer, 0, 0, Session.Status.PLANNED))
                : List.of();
        clashes = asked && substitute != null && !substitute.equals(trainer)
                ? sessions.clashesOfReplacing(trainer, substitute, from, to)
                : Map.of();
    }

    public void replace() {
        look();
        int changed = sessions.replaceTrainer(trainer, substitute, from, to, clashReason);
        look();
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                changed == 0 ? FacesMessage.SEVERITY_WARN : FacesMessage.SEVERITY_INFO,
                                ui.texts().format("planning.replace.done", changed, name(substitute)),
                                null));
    }

    private String name(Long person) {
        return people.stream()
                .filter(choice -> choice.value().equals(person))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    public List<Choice> getPeople() {
        return people;
    }

    public List<SessionRow> getConcerned() {
        return concerned;
    }

    /** What is in the way of the substitute in a session; empty for nothing. */
    public List<Clash> inTheWay(long session) {
        return clashes.getOrDefault(session, List.of());
    }

    /** In how many sessions something is. */
    public int getClashing() {
        return clashes.size();
    }

    public Long getTrainer() {
        return trainer;
    }

    public void setTrainer(Long trainer) {
        this.trainer = trainer;
    }

    public Long getSubstitute() {
        return substitute;
    }

    public void setSubstitute(Long substitute) {
        this.substitute = substitute;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public String getClashReason() {
        return clashReason;
    }

    public void setClashReason(String clashReason) {
        this.clashReason = clashReason;
    }
}
