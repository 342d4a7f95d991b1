package org.tremplin.enrolment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.PersonRow;
import org.tremplin.platform.Slice;
import org.tremplin.web.Form;

/** Enrols somebody in a group: found by name; if there are obstacles, a reason is asked for. */
@Named
@ViewScoped
public class EnrolPart implements Serializable {
    public static class Fields implements Form {
        public Long person;

        /** The obstacles for the chosen person: a reason is needed to enrol them anyway. */
        public List<Reason> obstacles = List.of();

        @Size(max = 200)
        public String exception;
    }

    private static final Slice FEW = new Slice("name", false, 1, 15);

    @Inject
    private GroupEnrolPage page;

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient PeopleSearch search;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    /** The person with obstacles, for whom a reason is asked. Null for none. */
    private Long exceptionFor;

    /** People whose name, code or phone contains the typed text. */
    public List<PersonRow> complete(String typed) {
        return search.list(typed, null, false, FEW).rows();
    }

    /** The label of a suggestion; tells namesakes apart. PrimeFaces also calls it with the bare id. */
    public String label(Object found) {
        return found instanceof PersonRow row
                ? row.name() + " (" + (row.phone() == null ? row.code() : row.phone()) + ")"
                : "";
    }

    public Object id(Object found) {
        return found instanceof PersonRow row ? row.id() : found;
    }

    public void add() {
        if (!form.person.equals(exceptionFor)) {
            exceptionFor = form.person;
            form.exception = null;
            form.obstacles = admissions.obstacles(form.person, page.getForm().group);
            if (!form.obstacles.isEmpty()) {
                return;
            }
        }
        long whom = form.person;
        Enrolment.Status status = enrolments.enrol(whom, page.getForm().group, form.exception);
        exceptionFor = null;
        form.obstacles = List.of();
        form.exception = null;
        form.person = null;
        page.changed();
        page.getForm().rows.stream()
                .filter(row -> row.person() == whom)
                .map(row -> ui.texts().format("enrolment.group-enrol.named-" + status.name(), row.name()))
                .forEach(said -> FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(said)));
    }

    public Fields getForm() {
        return form;
    }
}
