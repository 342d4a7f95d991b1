package org.tremplin.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.web.Form;

/** Transfers somebody from one group to another. */
@Named
@ViewScoped
public class TransferPart implements Serializable {
    public static class Fields implements Form {
        /** The person being transferred, and the new group. */
        public EnrolmentRow leaving;

        public Long target;

        /** Obstacles to the transfer: a reason is needed to do it anyway. */
        public List<Reason> obstacles = List.of();

        @Size(max = 200)
        public String reason;
    }

    @Inject
    private GroupEnrolPage page;

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient EnrolmentQueries queries;

    private final Fields form = new Fields();
    private Long askedTarget;

    /** Starts a transfer. */
    public void choose(EnrolmentRow row) {
        form.leaving = row;
        form.target = null;
        form.obstacles = List.of();
        form.reason = null;
    }

    public void transfer() {
        if (form.obstacles.isEmpty() || !form.target.equals(askedTarget)) {
            askedTarget = form.target;
            form.reason = null;
            form.obstacles = enrolments.obstacles(form.leaving.id(), form.target);
            if (!form.obstacles.isEmpty()) {
                return;
            }
        }
        enrolments.transfer(form.leaving.id(), form.leaving.version(), form.target, form.reason);
        form.leaving = null;
        page.changed();
    }

    /** The other groups with a free place. */
    public List<GroupPlaces> getOthers() {
        return queries.openGroups().stream()
                .filter(g -> g.group() != page.getForm().group && g.free() > 0)
                .toList();
    }

    public Fields getForm() {
        return form;
    }
}
