package org.tremplin.enrolment.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.enrolment.PriorityRow;
import org.tremplin.enrolment.WaitingPriorities;
import org.tremplin.web.Form;

/** The priorities on waiting lists, highest first. */
@Named
@ViewScoped
public class PrioritiesPart implements Serializable {
    public static class Fields implements Form {
        public List<PriorityRow> rows;

        @NotBlank
        @Size(max = 120)
        public String title;
    }

    @Inject
    private transient WaitingPriorities reasonsToGoBefore;

    private final Fields form = new Fields();

    public void load() {
        form.rows = reasonsToGoBefore.all();
    }

    public void add() {
        reasonsToGoBefore.add(form.title.strip());
        form.title = null;
        load();
    }

    public void strengthen(PriorityRow row) {
        reasonsToGoBefore.strengthen(row.id(), row.version());
        load();
    }

    public void retire(PriorityRow row) {
        reasonsToGoBefore.retire(row.id(), row.version());
        load();
    }

    public Fields getForm() {
        return form;
    }
}
