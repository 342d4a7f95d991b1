package org.tremplin.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.people.Person;
import org.tremplin.planning.Group;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** A person's place in a group, or their request for one. */
@Entity
@Table(name = "enrolment")
public class Enrolment extends Stored {
    /** REQUESTED → WAITING → OFFERED → ENROLLED → COMPLETED or WITHDRAWN; SUSPENDED and back. */
    public enum Status {
        REQUESTED,
        WAITING,
        OFFERED,
        ENROLLED,
        SUSPENDED,
        COMPLETED,
        WITHDRAWN;

        /** Whether it counts against the capacity. */
        public boolean takesPlace() {
            return this == ENROLLED || this == OFFERED;
        }

        /** Whether the person is in the group; includes a leave and an offered place. */
        boolean isIn() {
            return takesPlace() || this == SUSPENDED;
        }

        public boolean live() {
            return this != COMPLETED && this != WITHDRAWN;
        }
    }

    /** Why an enrolment ended early. */
    public enum EndReason {
        GOAL_REACHED,
        JOB,
        TRAINING,
        CHILDCARE,
        MOVED,
        HEALTH,
        NO_NEWS,
        /** An offered place was declined. */
        DECLINED,
        /** Continues in another group of the association. */
        TRANSFER,
        OTHER
    }

    private static final Map<Status, Set<Status>> MOVES = Map.of(
            Status.REQUESTED, Set.of(Status.WAITING, Status.OFFERED, Status.ENROLLED, Status.WITHDRAWN),
            Status.WAITING, Set.of(Status.OFFERED, Status.ENROLLED, Status.WITHDRAWN),
            Status.OFFERED, Set.of(Status.WAITING, Status.ENROLLED, Status.WITHDRAWN),
            Status.ENROLLED, Set.of(Status.SUSPENDED, Status.COMPLETED, Status.WITHDRAWN),
            Status.SUSPENDED, Set.of(Status.ENROLLED, Status.COMPLETED, Status.WITHDRAWN),
            Status.COMPLETED, Set.of(),
            Status.WITHDRAWN, Set.of());

    private static final List<Status> FURTHEST_FIRST = List.of(
            Status.ENROLLED,
            Status.SUSPENDED,
            Status.OFFERED,
            Status.WAITING,
            Status.REQUESTED,
            Status.COMPLETED,
            Status.WITHDRAWN);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "group_id")
    private Group group;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "requested_on")
    private LocalDate requestedOn;

    @Column(name = "enrolled_on")
    private LocalDate enrolledOn;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    @Column(name = "end_reason")
    @Enumerated(EnumType.STRING)
    private EndReason endReason;

    /** Until when the offered place is reserved; null unless OFFERED. */
    @Column(name = "offered_until")
    private Instant offeredUntil;

    /** The day an offer expired without an answer: no other offer is made until a member of staff makes one. */
    @Column(name = "passed_on")
    private LocalDate passedOn;

    /** Hash of the secret for answering an offer; null when no link was given. */
    @Column(name = "answer_hash")
    private String answerHash;

    /** Why somebody was admitted in spite of obstacles; null when there was none. */
    @Column(name = "exception_reason")
    private String exceptionReason;

    /** Why they have priority on the waiting list; null = in the order of their days. */
    @Column(name = "priority_id")
    private Long priorityId;

    protected Enrolment() {}

    /** @param first REQUESTED, WAITING, or ENROLLED when there is a place */
    Enrolment(Person person, Group group, Status first, LocalDate today) {
        this.person = person;
        this.group = group;
        this.status = first;
        this.requestedOn = today;
        this.enrolledOn = first == Status.ENROLLED ? today : null;
    }

    /** Made from an import. @see #correct */
    static Enrolment imported(Person person, Group group, EnrolmentLine line, LocalDate today) {
        Enrolment enrolment = new Enrolment(person, group, Status.REQUESTED, line.date());
        enrolment.correct(line, today);
        return enrolment;
    }

    /**
     * The end of an imported enrolment that is over. If the file gives the day, that day. Otherwise the known end, or
     * the day of the last mark if that is later or no end is known; today if neither is known. Never before it began.
     *
     * @param said the end in the file, null for none
     * @param known the end known so far, null for none
     */
    public static LocalDate end(LocalDate began, LocalDate said, LocalDate lastMark, LocalDate known, LocalDate today) {
        LocalDate end = said;
        if (end == null) {
            LocalDate otherwise = known == null ? today : known;
            end = lastMark == null || known != null && lastMark.isBefore(known) ? otherwise : lastMark;
        }
        return end.isBefore(began) ? began : end;
    }

    /**
     * Whether a status matches that of a file. Files have no leaves or offers: SUSPENDED matches ENROLLED, OFFERED
     * matches WAITING.
     */
    public static boolean isSaid(Status status, Status said) {
        return said == status
                || said == Status.ENROLLED && status == Status.SUSPENDED
                || said == Status.WAITING && status == Status.OFFERED;
    }

    /** Takes over what a file says. @return false if nothing changes */
    boolean correct(EnrolmentLine line, LocalDate today) {
        Status said = line.status();
        LocalDate end = said.live() ? null : end(line.date(), line.end(), line.lastMark(), endedOn, today);
        boolean asSaid = isSaid(status, said);
        boolean same = asSaid && line.date().equals(requestedOn);
        if (same && Objects.equals(end, endedOn)) {
            return false;
        }
        if (!same) {
            boolean enrolled = said == Status.ENROLLED || said == Status.SUSPENDED || !said.live();
            endReason = said == Status.WITHDRAWN ? status == said ? endReason : EndReason.OTHER : null;
            if (!asSaid) {
                enter(said);
            }
            requestedOn = line.date();
            enrolledOn = enrolled ? line.date() : null;
        }
        endedOn = end;
        return true;
    }

    /** Moves the enrolment's first day back to a day on which the person was present. */
    void moveStart(LocalDate day) {
        if (enrolledOn != null && day.isBefore(enrolledOn)) {
            enrolledOn = day;
        }
    }

    /**
     * Whether this one of two enrolments of a person in a group is further along: enrolled before on leave, offered
     * before waiting, waiting before passed over.
     */
    boolean isFurtherThan(Enrolment other) {
        if (status != other.status) {
            return isFurther(status, other.status);
        }
        return switch (status) {
            case OFFERED -> offeredUntil.isAfter(other.offeredUntil);
            case WAITING -> passedOn == null && other.passedOn != null;
            default -> false;
        };
    }

    static boolean isFurther(Status one, Status other) {
        return FURTHEST_FIRST.indexOf(one) < FURTHEST_FIRST.indexOf(other);
    }

    /** First and last day on the list, without regard to leaves; null for none. */
    record Days(LocalDate first, LocalDate last) {
        /** The first day on which the two may differ; null if they are equal. */
        LocalDate differFrom(Days other) {
            LocalDate begun = Objects.equals(first, other.first) ? null : earlier(first, other.first);
            LocalDate ended = Objects.equals(last, other.last) ? null : earlier(last, other.last);
            return earlier(begun, ended);
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one == null || other != null && other.isBefore(one) ? other : one;
        }
    }

    Days days() {
        return new Days(enrolledOn, endedOn);
    }

    void prioritise(Long priority) {
        priorityId = priority;
    }

    void noteException(String why) {
        exceptionReason = why;
    }

    private void enter(Status next) {
        status = next;
        offeredUntil = null;
        answerHash = null;
        passedOn = null;
    }

    /** Reserves a place for somebody who waits, until they answer. */
    void offer(Instant until, LocalDate today) {
        move(Status.OFFERED, null, today);
        offeredUntil = until;
    }

    /** Puts somebody who did not answer in time back on the list. */
    void passOver(LocalDate today) {
        move(Status.WAITING, null, today);
        passedOn = today;
    }

    /** Sets the secret that answers the offer, replacing any earlier one. */
    void answerBy(String secretHash) {
        if (status != Status.OFFERED) {
            throw new Refused(EnrolmentRefusal.OFFER_OVER);
        }
        answerHash = secretHash;
    }

    /** Changes the status; refuses a change that the states do not allow. @param reason for WITHDRAWN, else null */
    void move(Status to, EndReason reason, LocalDate today) {
        if (!MOVES.get(status).contains(to)) {
            throw new Refused(EnrolmentRefusal.MOVE_NOT_ALLOWED);
        }
        if (to == Status.WITHDRAWN && reason == null) {
            throw new Refused(EnrolmentRefusal.REASON_MISSING);
        }
        enter(to);
        if (to == Status.ENROLLED && enrolledOn == null) {
            enrolledOn = today;
        }
        end(reason, today);
    }

    /**
     * Restores the status before the last move. If that move was itself an undo, redoes the move.
     *
     * @param reason the end reason at that time, for WITHDRAWN
     * @param until new deadline if the place is offered again
     */
    void undo(Status before, EndReason reason, Instant until, LocalDate today) {
        enter(before);
        offeredUntil = before == Status.OFFERED ? until : null;
        if (before == Status.REQUESTED || before == Status.WAITING || before == Status.OFFERED) {
            enrolledOn = null;
        } else if (before.live() && enrolledOn == null) {
            enrolledOn = today;
        }
        end(reason, today);
    }

    private void end(EndReason reason, LocalDate today) {
        endedOn = status.live() ? null : enrolledOn != null && today.isBefore(enrolledOn) ? enrolledOn : today;
        endReason = status == Status.WITHDRAWN ? reason : null;
    }

    Person person() {
        return person;
    }

    Group group() {
        return group;
    }

    LocalDate requestedOn() {
        return requestedOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    EndReason endReason() {
        return endReason;
    }

    LocalDate enrolledOn() {
        return enrolledOn;
    }

    String exceptionReason() {
        return exceptionReason;
    }

    Long priorityId() {
        return priorityId;
    }

    Instant offeredUntil() {
        return offeredUntil;
    }

    Status status() {
        return status;
    }
}
