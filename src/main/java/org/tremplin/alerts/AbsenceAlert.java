package org.tremplin.alerts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.attendance.hours.Term;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** Suggests calling somebody of a group. Open until it has an outcome; can be reopened. */
@Entity
@Table(name = "absence_alert")
public class AbsenceAlert extends Stored {
    /** How it ended. The evening round sets the last two. */
    public enum Outcome {
        COMES_BACK,
        LEAVES,
        ON_LEAVE,
        NOT_REACHED,
        OTHER,
        /** Was present again before anybody called. */
        CAME,
        /** No longer in the group, or suspended. */
        GONE;

        /** The outcomes that a person sets. */
        public static Set<Outcome> afterACall() {
            return EnumSet.range(COMES_BACK, OTHER);
        }
    }

    @Column(name = "person_id")
    private long personId;

    @Column(name = "group_id")
    private long groupId;

    /** Names of {@link Term.Sign}, separated by blanks. */
    @Column(name = "signs")
    private String signs;

    @Column(name = "raised_on")
    private LocalDate raisedOn;

    /** The account that takes care of it; null for none. */
    @Column(name = "owner_id")
    private Long ownerId;

    @Column(name = "outcome")
    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "note")
    private String note;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "closed_by")
    private Long closedBy;

    protected AbsenceAlert() {}

    AbsenceAlert(long person, long group, Set<Term.Sign> signs, LocalDate today) {
        personId = person;
        groupId = group;
        raisedOn = today;
        show(signs);
    }

    void show(Set<Term.Sign> now) {
        signs = now.stream().map(Term.Sign::name).collect(Collectors.joining(" "));
    }

    long personId() {
        return personId;
    }

    /** Whether it was raised on that day or before. @param day null for never */
    boolean isBefore(LocalDate day) {
        return day != null && !raisedOn.isAfter(day);
    }

    /** Assigns it to an account. */
    void takeOver(Long account) {
        mustBeOpen();
        ownerId = account;
    }

    /** @param by null for the evening round */
    void close(Outcome what, String why, Long by, Instant now) {
        mustBeOpen();
        outcome = what;
        note = why;
        closedBy = by;
        closedAt = now;
    }

    /** Reopens an alert that was closed by mistake. */
    void reopen() {
        outcome = null;
        note = null;
        closedBy = null;
        closedAt = null;
    }

    private void mustBeOpen() {
        if (closedAt != null) {
            throw new Refused(AlertsRefusal.CLOSED_ALREADY);
        }
    }
}
