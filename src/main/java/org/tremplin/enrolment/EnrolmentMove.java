package org.tremplin.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** One line of an enrolment's history. */
@Entity
@Table(name = "enrolment_move")
public class EnrolmentMove extends Stored {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "enrolment_id")
    private Enrolment enrolment;

    @Column(name = "to_status")
    @Enumerated(EnumType.STRING)
    private Enrolment.Status to;

    @Column(name = "reason")
    @Enumerated(EnumType.STRING)
    private Enrolment.EndReason reason;

    @Column(name = "moved_at")
    private Instant movedAt;

    /** The day of the move, by the association's clock; {@link Attending} uses days. */
    @Column(name = "on_day")
    private LocalDate day;

    @Column(name = "account_id")
    private Long accountId;

    protected EnrolmentMove() {}

    EnrolmentMove(
            Enrolment enrolment,
            Enrolment.Status to,
            Enrolment.EndReason reason,
            Instant now,
            LocalDate today,
            Long account) {
        this.enrolment = enrolment;
        this.to = to;
        this.reason = reason;
        this.movedAt = now;
        this.day = today;
        this.accountId = account;
    }

    Enrolment.Status to() {
        return to;
    }

    Enrolment.EndReason reason() {
        return reason;
    }

    Instant movedAt() {
        return movedAt;
    }

    LocalDate day() {
        return day;
    }

    boolean isOlderThan(Duration age, Instant now) {
        return movedAt.plus(age).isBefore(now);
    }
}
