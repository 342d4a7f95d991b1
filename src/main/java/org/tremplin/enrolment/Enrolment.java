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

/** A person's place in a group, or their wish for one. */
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

        /** Counts against the capacity. */
        public boolean takesPlace() {
            return this == ENROLLED || this == OFFERED;
        }

        /** Is of the group, on leave or with a place that is kept for them as well. */
        boolean isIn() {
            return takesPlace() || this == SUSPENDED;
        }

        public boolean live() {
            return this != COMPLETED && this != WITHDRAWN;
        }
    }

    /** Why an enrolment ended before its end. */
    public enum EndReason {
        GOAL_REACHED,
        JOB,
        TRAINING,
        CHILDCARE,
        MOVED,
        HEALTH,
        NO_NEWS,
        /** A place was offered, and not wanted. */
        DECLINED,
        /** Goes on in another group of ours. */
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

    /** Until when the offered place is kept; null but for OFFERED. */
    @Column(name = "offered_until")
    private Instant offeredUntil;

    /** The day an offer ran out without an answer: no other is made until somebody says so. */
    @Column(name = "passed_on")
    private LocalDate passedOn;

    /** Of the secret that answers an offer; null when no link was given. */
    @Column(name = "answer_hash")
    private String answerHash;

    /** Why somebody was let in whose level asks for another group; null when nothing was to be explained. */
    @Column(name = "exception_reason")
    private String exceptionReason;

    /** Why they go before on the list; null = by their day. */
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

    /** As a file says it was. @see #correct */
    static Enrolment imported(Person person, Group group, EnrolmentLine line, LocalDate today) {
        Enrolment enrolment = new Enrolment(person, group, Status.REQUESTED, line.date());
        enrolment.correct(line, today);
        return enrolment;
    }

    /**
     * When an enrolment ended that a file says is over: on the day the file says; else it stays as it is known, or longer
     * when the person was marked later; else on the day of their last mark, and without a mark today. Never before it began.
     *
     * @param said null when the file does not say
     * @param known null when it was not over until now
     */
    public static LocalDate end(LocalDate began, LocalDate said, LocalDate lastMark, LocalDate known, LocalDate today) {
        LocalDate end = said;
        if (end == null) {
            LocalDate otherwise = known == null ? today : known;
            end = lastMark == null || known != null && lastMark.isBefore(known) ? otherwise : lastMark;
        }
        return end.isBefore(began) ? began : end;
    }

    /** Files know neither leaves nor offers: who is on leave is enrolled there, and who has an offer still waits. */
    public static boolean isSaid(Status status, Status said) {
        return said == status
                || said == Status.ENROLLED && status == Status.SUSPENDED
                || said == Status.WAITING && status == Status.OFFERED;
    }

    /** Becomes what a file says. @return false when it was so already */
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
                become(said);
            }
            requestedOn = line.date();
            enrolledOn = enrolled ? line.date() : null;
        }
        endedOn = end;
        return true;
    }

    /** Was there before the enrolment began: it began that day. */
    void cameBefore(LocalDate day) {
        if (enrolledOn != null && day.isBefore(enrolledOn)) {
            enrolledOn = day;
        }
    }

    /**
     * Of two wishes of one person for one group, whether this one is the further: who is in before who is on leave, an offer
     * before the list, and somebody who is next before who let an offer run out.
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

    void goBefore(Long priority) {
        priorityId = priority;
    }

    void explain(String why) {
        exceptionReason = why;
    }

    private void become(Status next) {
        status = next;
        offeredUntil = null;
        answerHash = null;
        passedOn = null;
    }

    /** Keeps a place for somebody who waits, until they answer. */
    void offer(Instant until, LocalDate today) {
        move(Status.OFFERED, null, today);
        offeredUntil = until;
    }

    /** Nobody answered in time. */
    void passOver(LocalDate today) {
        move(Status.WAITING, null, today);
        passedOn = today;
    }

    /** Has this secret answer the offer, instead of one given before. */
    void answerBy(String secretHash) {
        if (status != Status.OFFERED) {
            throw new Refused(EnrolmentRefusal.OFFER_OVER);
        }
        answerHash = secretHash;
    }

    /** Moves on; refuses what the states do not allow. @param reason for WITHDRAWN, else null */
    void move(Status to, EndReason reason, LocalDate today) {
        if (!MOVES.get(status).contains(to)) {
            throw new Refused(EnrolmentRefusal.MOVE_NOT_ALLOWED);
        }
        if (to == Status.WITHDRAWN && reason == null) {
            throw new Refused(EnrolmentRefusal.REASON_MISSING);
        }
        become(to);
        if (to == Status.ENROLLED && enrolledOn == null) {
            enrolledOn = today;
        }
        end(reason, today);
    }

    /**
     * Back to what it was before its last move; of a move that was itself taken back, on again.
     *
     * @param reason the one it had then, for WITHDRAWN
     * @param until of a place that is offered again
     */
    void undo(Status before, EndReason reason, Instant until, LocalDate today) {
        become(before);
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
