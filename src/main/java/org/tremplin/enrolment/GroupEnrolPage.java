package org.tremplin.enrolment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.people.PersonRow;
import org.tremplin.platform.Slice;

/** The people of a group: who is in, who waits, and somebody more. */
@Named
@ViewScoped
public class GroupEnrolPage implements Serializable {
    private static final Slice FEW = new Slice("name", false, 1, 15);

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private long group;
    private Long person;
    private GroupPlaces places;
    private List<EnrolmentRow> rows;

    /** The reason chosen beside each person, by enrolment. */
    private final Map<Long, String> reasons = new HashMap<>();

    private EnrolmentRow moved;

    public void load() {
        places = enrolments.places(group);
        rows = enrolments.ofGroup(group);
    }

    /** People whose name, code or phone has what was typed. */
    public List<PersonRow> complete(String typed) {
        return people.list(typed, null, false, FEW).rows();
    }

    /** What a suggestion is called; PrimeFaces also asks about the bare id it was given back. */
    public String label(Object found) {
        return found instanceof PersonRow row ? row.name() : "";
    }

    public Object id(Object found) {
        return found instanceof PersonRow row ? row.id() : found;
    }

    public void enrol() {
        Enrolment.Status status = enrolments.enrol(person, group);
        person = null;
        moved = null;
        load();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("enrolment.group-enrol.done-" + status.name())));
    }

    public void move(EnrolmentRow row, String state) {
        Enrolment.Status to = Enrolment.Status.valueOf(state);
        String reason = to == Enrolment.Status.WITHDRAWN ? reasons.get(row.id()) : null;
        enrolments.move(row.id(), row.version(), to, reason == null ? null : Enrolment.EndReason.valueOf(reason));
        moved = row;
        load();
    }

    public void undo() {
        enrolments.undo(moved.id());
        moved = null;
        load();
    }

    public GroupPlaces getPlaces() {
        return places;
    }

    public List<EnrolmentRow> getRows() {
        return rows;
    }

    /** Who was just moved, so that it can be taken back; null for nobody. */
    public EnrolmentRow getMoved() {
        return moved;
    }

    public Map<Long, String> getReasons() {
        return reasons;
    }

    public Enrolment.EndReason[] getAllReasons() {
        return Enrolment.EndReason.values();
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }

    public Long getPerson() {
        return person;
    }

    public void setPerson(Long person) {
        this.person = person;
    }
}
