package org.tremplin.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tremplin.people.Person;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** One meeting of a group (not an HTTP session). */
@Entity
@Table(name = "session")
public class Session extends Stored {
    /** Only HELD counts. */
    public enum Status {
        PLANNED,
        HELD,
        CANCELLED
    }

    @Column(name = "code")
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "group_id")
    private Group group;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "room_id")
    private Room room;

    @Column(name = "on_date")
    private LocalDate date;

    @Column(name = "starts_at")
    private LocalTime startsAt;

    @Column(name = "ends_at")
    private LocalTime endsAt;

    @Column(name = "minutes")
    private int minutes;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private Status status;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "series_id")
    private SessionSeries series;

    /** Why it may clash with another session in its room or with its trainer. */
    @Column(name = "clash_reason")
    private String clashReason;

    /** How often it was changed since it was published: subscribed calendars compare it (RFC 5545). */
    @Column(name = "sequence")
    private int sequence;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** The status of a cancelled session before it was cancelled. */
    @Column(name = "status_before")
    @Enumerated(EnumType.STRING)
    private Status statusBefore;

    @Column(name = "cancel_reason")
    private String cancelReason;

    /** People counted without a name; never added to those marked by name. */
    @Column(name = "unnamed_heads")
    private Integer unnamedHeads;

    /** Guests served, meals given: third parties, counted separately. */
    @Column(name = "people_served")
    private Integer peopleServed;

    /** Online or by telephone. */
    @Column(name = "distance")
    private boolean distance;

    @ManyToMany
    @JoinTable(
            name = "session_trainer",
            joinColumns = @JoinColumn(name = "session_id"),
            inverseJoinColumns = @JoinColumn(name = "person_id"))
    private Set<Person> trainers = new HashSet<>();

    protected Session() {}

    /** A session to be planned. @param code unique in the association @param now when it was first planned */
    public static Session of(String code, Group group, Instant now) {
        return new Session(code, group, now);
    }

    Session(String code, Group group, Instant now) {
        this.code = code;
        this.group = group;
        this.status = Status.PLANNED;
        this.changedAt = now;
    }

    public static String freshCode() {
        return "S" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }

    /** Whether weekday and hours are the same: a series on Mondays and Thursdays has two meetings. */
    boolean isSameMeeting(Session other) {
        return date.getDayOfWeek() == other.date.getDayOfWeek()
                && startsAt.equals(other.startsAt)
                && endsAt.equals(other.endsAt);
    }

    public void meet(LocalDate newDate, LocalTime from, LocalTime to, Room newRoom) {
        if (!to.isAfter(from)) {
            throw new Refused(PlanningRefusal.SESSION_ENDS_BEFORE_START);
        }
        date = newDate;
        startsAt = from;
        endsAt = to;
        minutes = (int) Duration.between(from, to).toMinutes();
        room = newRoom;
    }

    /** Moves it to another group, as an import says. */
    public void moveTo(Group other) {
        group = other;
    }

    public void taughtBy(Set<Person> people) {
        if (!trainers.equals(people)) {
            trainers.clear();
            trainers.addAll(people);
        }
    }

    /** Makes subscribed calendars fetch it again. */
    public void changed(Instant now) {
        sequence++;
        changedAt = now;
    }

    public void belongTo(SessionSeries newSeries) {
        series = newSeries;
    }

    /** @param reason null when it clashes with nothing */
    public void overrule(String reason) {
        clashReason = reason;
    }

    SessionSeries series() {
        return series;
    }

    String clashReason() {
        return clashReason;
    }

    int sequence() {
        return sequence;
    }

    /** What it occupies on the timetable. */
    public Slot slot() {
        return new Slot(
                id(),
                group.id(),
                date,
                startsAt,
                endsAt,
                room == null ? null : room.id(),
                trainers.stream().map(Person::id).collect(Collectors.toSet()));
    }

    /** Whether its day has not come yet, so that nobody can have been there. @param today in the association's zone */
    public boolean isToCome(LocalDate today) {
        return date.isAfter(today);
    }

    /** Marks it as held. Refuses a cancelled session, which must be reinstated first, and one that is still to come. */
    void hold(LocalDate today) {
        if (status == Status.CANCELLED) {
            throw new Refused(PlanningRefusal.SESSION_CANCELLED);
        }
        if (isToCome(today)) {
            throw new Refused(PlanningRefusal.SESSION_TO_COME);
        }
        status = Status.HELD;
    }

    /** Withdraws that it was held. Refuses a session that is not. */
    void notHeld() {
        if (status != Status.HELD) {
            throw new Refused(PlanningRefusal.SESSION_NOT_HELD);
        }
        status = Status.PLANNED;
    }

    /** Cancels it, before or after its day; existing marks are kept and not counted. Refuses an empty reason. */
    void cancel(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused(PlanningRefusal.CANCEL_REASON_MISSING);
        }
        if (status != Status.CANCELLED) {
            statusBefore = status;
        }
        status = Status.CANCELLED;
        cancelReason = reason.strip();
    }

    /**
     * Puts it back on the timetable with its previous status, or as planned when it is still to come. Refuses a session
     * that is not cancelled.
     */
    void reinstate(LocalDate today) {
        if (status != Status.CANCELLED) {
            throw new Refused(PlanningRefusal.SESSION_NOT_CANCELLED);
        }
        status = statusBefore == null || isToCome(today) ? Status.PLANNED : statusBefore;
        statusBefore = null;
        cancelReason = null;
    }

    /** Takes over the status in a file. */
    public void correct(Status said) {
        if (status != said) {
            statusBefore = said == Status.CANCELLED ? status : null;
            status = said;
            cancelReason = null;
        }
    }

    void tookPlace(boolean atDistance, Integer unnamed, Integer served) {
        distance = atDistance;
        unnamedHeads = unnamed;
        peopleServed = served;
    }

    public String code() {
        return code;
    }

    public Group group() {
        return group;
    }

    public Room room() {
        return room;
    }

    public LocalDate date() {
        return date;
    }

    public LocalTime startsAt() {
        return startsAt;
    }

    public LocalTime endsAt() {
        return endsAt;
    }

    Set<Person> trainers() {
        return trainers;
    }

    public Status status() {
        return status;
    }

    public int minutes() {
        return minutes;
    }

    public SessionForm form() {
        return new SessionForm(
                id(),
                version(),
                code,
                group.id(),
                date,
                startsAt,
                endsAt,
                room == null ? null : room.id(),
                trainers.stream().map(Person::id).collect(Collectors.toSet()),
                status,
                cancelReason,
                distance,
                unnamedHeads,
                peopleServed);
    }
}
