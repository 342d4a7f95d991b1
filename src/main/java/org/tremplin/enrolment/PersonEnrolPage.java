package org.tremplin.enrolment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.people.People;

/** One person's places: where they are, where they were, and one place more. */
@Named
@ViewScoped
public class PersonEnrolPage implements Serializable {
    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private long person;
    private String name;

    @NotNull
    private Long group;

    private Long asked;
    private List<Reason> obstacles = List.of();

    @Size(max = 200)
    private String reason;

    private List<PlaceRow> rows;
    private List<MoveRow> history;
    private List<GroupPlaces> groups;

    public void load() {
        name = people.view(person).details().name();
        rows = enrolments.ofPerson(person);
        history = enrolments.historyOf(person);
        groups = enrolments.openGroups();
    }

    public void enrol() {
        if (!group.equals(asked)) {
            reason = null;
            asked = group;
            obstacles = admissions.obstacles(person, group);
            if (!obstacles.isEmpty()) {
                return;
            }
        }
        Enrolment.Status status = enrolments.enrol(person, group, reason);
        group = null;
        asked = null;
        obstacles = List.of();
        reason = null;
        load();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("enrolment.group-enrol.done-" + status.name())));
    }

    public List<GroupPlaces> getGroups() {
        return groups;
    }

    /** "FLE A1 – 3 places libres". */
    public String label(GroupPlaces places) {
        return ui.texts().format("enrolment.person-enrol.places", places.title(), places.free(), places.waiting());
    }

    public String getName() {
        return name;
    }

    public List<PlaceRow> getRows() {
        return rows;
    }

    public List<MoveRow> getHistory() {
        return history;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    /** What speaks against the chosen group: it is asked why all the same. */
    public List<Reason> getObstacles() {
        return obstacles;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Long getGroup() {
        return group;
    }

    public void setGroup(Long group) {
        this.group = group;
    }
}
