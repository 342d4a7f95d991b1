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
import org.tremplin.people.People;
import org.tremplin.people.PersonRow;
import org.tremplin.people.contact.Consent;
import org.tremplin.people.contact.Consents;
import org.tremplin.platform.Language;
import org.tremplin.platform.Slice;
import org.tremplin.platform.Texts;
import org.tremplin.web.PublicAddress;

/** The people of a group: who is in, who waits, and somebody more. */
@Named
@ViewScoped
public class GroupEnrolPage implements Serializable {
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
    private transient People people;

    @Inject
    private transient Consents consents;

    @Inject
    private transient Ui ui;

    private long group;
    private Long person;
    /** Whose level is far below this group's: it is asked why all the same. Null for nobody. */
    private Long exceptionFor;

    private boolean agreed;
    private List<Reason> obstacles = List.of();
    private List<Reason> againstTransfer = List.of();
    private Long askedTarget;

    @Size(max = 200)
    private String transferReason;

    @Size(max = 200)
    private String exception;

    private GroupPlaces places;
    private List<EnrolmentRow> rows;

    /** The reason chosen beside each person, by enrolment. */
    private final Map<Long, String> reasons = new HashMap<>();

    /** The reason to go before chosen beside each person, by enrolment. */
    private final Map<Long, String> priorities = new HashMap<>();

    private EnrolmentRow moved;

    /** Who is about to go to another group, and to which. */
    private EnrolmentRow leaving;

    private Long target;

    /** Who was just given a link that answers, and what it says. */
    private EnrolmentRow asked;

    private String link;
    private String message;

    public void load() {
        places = enrolments.places(group);
        rows = enrolments.ofGroup(group);
        priorities.clear();
        rows.stream()
                .filter(row -> row.priority() != null)
                .forEach(row -> priorities.put(row.id(), row.priority().toString()));
    }

    /** Says why somebody goes before. */
    public void prioritise(EnrolmentRow row) {
        String chosen = priorities.get(row.id());
        reasonsToGoBefore.give(
                row.id(), row.version(), chosen == null || chosen.isEmpty() ? null : Long.valueOf(chosen));
        load();
    }

    public List<PriorityRow> getAllPriorities() {
        return reasonsToGoBefore.all();
    }

    public Map<Long, String> getPriorities() {
        return priorities;
    }

    /** People whose name, code or phone has what was typed. */
    public List<PersonRow> complete(String typed) {
        return people.list(typed, null, false, FEW).rows();
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
        if (!person.equals(exceptionFor)) {
            exceptionFor = person;
            exception = null;
            obstacles = admissions.obstacles(person, group);
            if (!obstacles.isEmpty()) {
                return;
            }
        }
        long whom = person;
        Enrolment.Status status = enrolments.enrol(whom, group, exception);
        exceptionFor = null;
        obstacles = List.of();
        exception = null;
        person = null;
        moved = null;
        load();
        rows.stream()
                .filter(row -> row.person() == whom)
                .map(row -> ui.texts().format("enrolment.group-enrol.named-" + status.name(), row.name()))
                .forEach(said -> FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(said)));
    }

    /** A place that was offered is not wanted. */
    public void decline(EnrolmentRow row) {
        reasons.put(row.id(), Enrolment.EndReason.DECLINED.name());
        move(row, Enrolment.Status.WITHDRAWN.name());
    }

    public void move(EnrolmentRow row, String state) {
        Enrolment.Status to = Enrolment.Status.valueOf(state);
        String reason = to == Enrolment.Status.WITHDRAWN ? reasons.get(row.id()) : null;
        enrolments.move(row.id(), row.version(), to, reason == null ? null : Enrolment.EndReason.valueOf(reason));
        moved = row;
        asked = null;
        load();
    }

    /** Starts a transfer. */
    public void choose(EnrolmentRow row) {
        leaving = row;
        target = null;
        againstTransfer = List.of();
        transferReason = null;
    }

    public void transfer() {
        if (againstTransfer.isEmpty() || !target.equals(askedTarget)) {
            askedTarget = target;
            transferReason = null;
            againstTransfer = enrolments.obstacles(leaving.id(), target);
            if (!againstTransfer.isEmpty()) {
                return;
            }
        }
        enrolments.transfer(leaving.id(), leaving.version(), target, transferReason);
        leaving = null;
        moved = null;
        load();
    }

    /** Makes a link for somebody to answer by themself, and the words that go with it, in their language. */
    public void ask(EnrolmentRow row) {
        String secret = waiting.link(row.id(), row.version());
        OfferedPlace place = waiting.asked(secret);
        link = PublicAddress.ours().url() + "/enrolment/answer?code=" + secret;
        message = new Texts(place.language() == null ? Language.FR : place.language())
                .format("enrolment.answer.text", place.activity(), link);
        asked = row;
        agreed = consents.holds(row.person(), Consent.Purpose.MESSAGES);
        load();
    }

    /** Whether who is asked agreed to get messages; a call needs no agreement. */
    public boolean isAgreed() {
        return agreed;
    }

    /** Opens the telephone's own messages with the words in. */
    public String getSms() {
        return asked.phone() == null || !agreed
                ? null
                : "sms:" + asked.phone() + "?&body="
                        + URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public void undo() {
        enrolments.undo(moved.id());
        moved = null;
        load();
    }

    /** The other groups that have a place. */
    public List<GroupPlaces> getOthers() {
        return enrolments.openGroups().stream()
                .filter(g -> g.group() != group && g.free() > 0)
                .toList();
    }

    /** What speaks against who is to be enrolled: it is asked why all the same. */
    public List<Reason> getObstacles() {
        return obstacles;
    }

    /** What speaks against the transfer: it is asked why all the same. */
    public List<Reason> getAgainstTransfer() {
        return againstTransfer;
    }

    public String getTransferReason() {
        return transferReason;
    }

    public void setTransferReason(String transferReason) {
        this.transferReason = transferReason;
    }

    public String getException() {
        return exception;
    }

    public void setException(String exception) {
        this.exception = exception;
    }

    public EnrolmentRow getLeaving() {
        return leaving;
    }

    public Long getTarget() {
        return target;
    }

    public void setTarget(Long target) {
        this.target = target;
    }

    public EnrolmentRow getAsked() {
        return asked;
    }

    public String getLink() {
        return link;
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
        return Stream.of(Enrolment.EndReason.values())
                .filter(reason -> reason != Enrolment.EndReason.TRANSFER)
                .toArray(Enrolment.EndReason[]::new);
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
