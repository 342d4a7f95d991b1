package org.tremplin.enrolment;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tremplin.access.Ui;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.PersonRow;
import org.tremplin.people.contact.Consent;
import org.tremplin.people.contact.Consents;
import org.tremplin.platform.Language;
import org.tremplin.platform.Slice;
import org.tremplin.platform.Texts;
import org.tremplin.web.Form;
import org.tremplin.web.PublicAddress;

/** The people of a group: who is in, who waits, and somebody more. */
@Named
@ViewScoped
public class GroupEnrolPage implements Serializable {
    public static class Fields implements Form {
        public long group;
        public Long person;

        /** Whether who is asked agreed to get messages; a call needs no agreement. */
        public boolean agreed;

        /** What speaks against who is to be enrolled: it is asked why all the same. */
        public List<Reason> obstacles = List.of();

        /** What speaks against the transfer: it is asked why all the same. */
        public List<Reason> againstTransfer = List.of();

        @Size(max = 200)
        public String transferReason;

        @Size(max = 200)
        public String exception;

        public GroupPlaces places;
        public List<EnrolmentRow> rows;

        /** The reason chosen beside each person, by enrolment. */
        public final Map<Long, String> reasons = new HashMap<>();

        /** The reason to go before chosen beside each person, by enrolment. */
        public final Map<Long, String> priorities = new HashMap<>();

        /** Who was just moved, so that it can be taken back; null for nobody. */
        public EnrolmentRow moved;

        /** Who is about to go to another group, and to which. */
        public EnrolmentRow leaving;

        public Long target;

        /** Who was just given a link that answers, and what it says. */
        public EnrolmentRow asked;

        public String link;
    }

    private static final Slice FEW = new Slice("name", false, 1, 15);

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient WaitingLists waiting;

    @Inject
    private transient WaitingPriorities reasonsToGoBefore;

    @Inject
    private transient PeopleSearch search;

    @Inject
    private transient Consents consents;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    /** Whose level is far below this group's: it is asked why all the same. Null for nobody. */
    private Long exceptionFor;

    private Long askedTarget;
    private String message;

    public void load() {
        form.places = enrolments.places(form.group);
        form.rows = enrolments.ofGroup(form.group);
        form.priorities.clear();
        form.rows.stream()
                .filter(row -> row.priority() != null)
                .forEach(row -> form.priorities.put(row.id(), row.priority().toString()));
    }

    /** Says why somebody goes before. */
    public void prioritise(EnrolmentRow row) {
        String chosen = form.priorities.get(row.id());
        reasonsToGoBefore.give(
                row.id(), row.version(), chosen == null || chosen.isEmpty() ? null : Long.valueOf(chosen));
        load();
    }

    public List<PriorityRow> getAllPriorities() {
        return reasonsToGoBefore.all();
    }

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

    public void enrol() {
        if (!form.person.equals(exceptionFor)) {
            exceptionFor = form.person;
            form.exception = null;
            form.obstacles = admissions.obstacles(form.person, form.group);
            if (!form.obstacles.isEmpty()) {
                return;
            }
        }
        long whom = form.person;
        Enrolment.Status status = enrolments.enrol(whom, form.group, form.exception);
        exceptionFor = null;
        form.obstacles = List.of();
        form.exception = null;
        form.person = null;
        form.moved = null;
        load();
        form.rows.stream()
                .filter(row -> row.person() == whom)
                .map(row -> ui.texts().format("enrolment.group-enrol.named-" + status.name(), row.name()))
                .forEach(said -> FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(said)));
    }

    /** A place that was offered is not wanted. */
    public void decline(EnrolmentRow row) {
        form.reasons.put(row.id(), Enrolment.EndReason.DECLINED.name());
        move(row, Enrolment.Status.WITHDRAWN.name());
    }

    public void move(EnrolmentRow row, String state) {
        Enrolment.Status to = Enrolment.Status.valueOf(state);
        String reason = to == Enrolment.Status.WITHDRAWN ? form.reasons.get(row.id()) : null;
        enrolments.move(row.id(), row.version(), to, reason == null ? null : Enrolment.EndReason.valueOf(reason));
        form.moved = row;
        form.asked = null;
        load();
    }

    /** Starts a transfer. */
    public void choose(EnrolmentRow row) {
        form.leaving = row;
        form.target = null;
        form.againstTransfer = List.of();
        form.transferReason = null;
    }

    public void transfer() {
        if (form.againstTransfer.isEmpty() || !form.target.equals(askedTarget)) {
            askedTarget = form.target;
            form.transferReason = null;
            form.againstTransfer = enrolments.obstacles(form.leaving.id(), form.target);
            if (!form.againstTransfer.isEmpty()) {
                return;
            }
        }
        enrolments.transfer(form.leaving.id(), form.leaving.version(), form.target, form.transferReason);
        form.leaving = null;
        form.moved = null;
        load();
    }

    /** Makes a link for somebody to answer by themself, and the words that go with it, in their language. */
    public void ask(EnrolmentRow row) {
        String secret = waiting.link(row.id(), row.version());
        OfferedPlace place = waiting.asked(secret);
        form.link = PublicAddress.ours().url() + "/enrolment/answer?code=" + secret;
        message = new Texts(place.language() == null ? Language.FR : place.language())
                .format("enrolment.answer.text", place.activity(), form.link);
        form.asked = row;
        form.agreed = consents.holds(row.person(), Consent.Purpose.MESSAGES);
        load();
    }

    /** Opens the telephone's own messages with the words in. */
    public String getSms() {
        return form.asked.phone() == null || !form.agreed
                ? null
                : "sms:" + form.asked.phone() + "?&body="
                        + URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public void undo() {
        enrolments.undo(form.moved.id());
        form.moved = null;
        load();
    }

    /** The other groups that have a place. */
    public List<GroupPlaces> getOthers() {
        return enrolments.openGroups().stream()
                .filter(g -> g.group() != form.group && g.free() > 0)
                .toList();
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
