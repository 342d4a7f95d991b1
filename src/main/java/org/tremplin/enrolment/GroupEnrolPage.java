package org.tremplin.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tremplin.web.Form;

/** The people of a group: members and waiting list, and changing their status. */
@Named
@ViewScoped
public class GroupEnrolPage implements Serializable {
    public static class Fields implements Form {
        public long group;
        public GroupPlaces places;
        public List<EnrolmentRow> rows;

        /** The end reason chosen for each person, by enrolment. */
        public final Map<Long, String> reasons = new HashMap<>();

        /** The priority chosen for each person, by enrolment. */
        public final Map<Long, String> priorities = new HashMap<>();

        /** The person moved last, to offer an undo; null for none. */
        public EnrolmentRow moved;
    }

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient EnrolmentQueries queries;

    @Inject
    private transient WaitingPriorities reasonsToGoBefore;

    @Inject
    private AnswerLinkPart link;

    private final Fields form = new Fields();

    public void load() {
        form.places = queries.places(form.group);
        form.rows = queries.ofGroup(form.group);
        form.priorities.clear();
        form.rows.stream()
                .filter(row -> row.priority() != null)
                .forEach(row -> form.priorities.put(row.id(), row.priority().toString()));
    }

    /** Gives somebody priority on the waiting list. */
    public void prioritise(EnrolmentRow row) {
        String chosen = form.priorities.get(row.id());
        reasonsToGoBefore.give(
                row.id(), row.version(), chosen == null || chosen.isEmpty() ? null : Long.valueOf(chosen));
        load();
    }

    public List<PriorityRow> getAllPriorities() {
        return reasonsToGoBefore.all();
    }

    /** Records that an offered place is declined. */
    public void decline(EnrolmentRow row) {
        form.reasons.put(row.id(), Enrolment.EndReason.DECLINED.name());
        move(row, Enrolment.Status.WITHDRAWN.name());
    }

    public void move(EnrolmentRow row, String state) {
        Enrolment.Status to = Enrolment.Status.valueOf(state);
        String reason = to == Enrolment.Status.WITHDRAWN ? form.reasons.get(row.id()) : null;
        enrolments.move(row.id(), row.version(), to, reason == null ? null : Enrolment.EndReason.valueOf(reason));
        form.moved = row;
        link.clear();
        load();
    }

    /** Somebody was enrolled or transferred in another part of the page: hides the undo. */
    void changed() {
        form.moved = null;
        load();
    }

    public void undo() {
        enrolments.undo(form.moved.id());
        changed();
    }

    public Enrolment.EndReason[] getAllReasons() {
        return Stream.of(Enrolment.EndReason.values())
                .filter(reason -> reason != Enrolment.EndReason.TRANSFER)
                .toArray(Enrolment.EndReason[]::new);
    }

    public Fields getForm() {
        return form;
    }
}
