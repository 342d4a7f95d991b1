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

/** Somebody more in a group: found by name, and all the same where something speaks against it. */
@Named
@ViewScoped
public class EnrolPart implements Serializable {
    public static class Fields implements Form {
        public Long person;

        /** What speaks against who is to be enrolled: it is asked why all the same. */
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

    /** Against whom something speaks: it is asked why all the same. Null for nobody. */
    private Long exceptionFor;

    /** People whose name, code or phone has what was typed. */
    public List<PersonRow> complete(String typed) {
        return search.list(typed, null, false, FEW).rows();
    }

    /** What a suggestion is called, namesakes apart; PrimeFaces also asks about the bare id it was given back. */
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
