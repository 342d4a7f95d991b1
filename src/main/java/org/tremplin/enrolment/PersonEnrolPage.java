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
import org.tremplin.web.Form;

/** One person's places, current and past, and a form to add one. */
@Named
@ViewScoped
public class PersonEnrolPage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public String name;

        @NotNull
        public Long group;

        /** Obstacles for the chosen group: a reason is needed to enrol anyway. */
        public List<Reason> obstacles = List.of();

        @Size(max = 200)
        public String reason;

        public List<PlaceRow> rows;
        public List<MoveRow> history;
        public List<GroupPlaces> groups;
    }

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient EnrolmentQueries places;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    private Long asked;

    public void load() {
        form.name = people.view(form.person).details().name();
        form.rows = places.ofPerson(form.person);
        form.history = places.historyOf(form.person);
        form.groups = places.openGroups();
    }

    public void enrol() {
        if (!form.group.equals(asked)) {
            form.reason = null;
            asked = form.group;
            form.obstacles = admissions.obstacles(form.person, form.group);
            if (!form.obstacles.isEmpty()) {
                return;
            }
        }
        Enrolment.Status status = enrolments.enrol(form.person, form.group, form.reason);
        form.group = null;
        asked = null;
        form.obstacles = List.of();
        form.reason = null;
        load();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("enrolment.group-enrol.done-" + status.name())));
    }

    /** "FLE A1 – 3 places libres". */
    public String label(GroupPlaces places) {
        return ui.texts().format("enrolment.person-enrol.places", places.title(), places.free(), places.waiting());
    }

    public Fields getForm() {
        return form;
    }
}
