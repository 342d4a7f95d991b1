package org.tremplin.enrolment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
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
    private List<EnrolmentRow> rows;
    private Enrolment.EndReason reason = Enrolment.EndReason.OTHER;

    public void load() {
        rows = enrolments.ofGroup(group);
    }

    /** People whose name, code or phone has what was typed. */
    public List<PersonRow> complete(String typed) {
        return people.list(typed, false, FEW).rows();
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
        load();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("enrolment.group-enrol.done-" + status.name())));
    }

    public void move(EnrolmentRow row, String state) {
        Enrolment.Status to = Enrolment.Status.valueOf(state);
        enrolments.move(row.id(), row.version(), to, to == Enrolment.Status.WITHDRAWN ? reason : null);
        load();
    }

    public List<EnrolmentRow> getRows() {
        return rows;
    }

    public Enrolment.EndReason[] getReasons() {
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

    public Enrolment.EndReason getReason() {
        return reason;
    }

    public void setReason(Enrolment.EndReason reason) {
        this.reason = reason;
    }
}
