package org.tremplin.attendance.closing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** A decision up to which day attendance is closed; the last one counts. */
@Entity
@Table(name = "month_closing")
public class MonthClosing extends Stored {
    @Column(name = "closed_until")
    private LocalDate closedUntil;

    /** Why a month was reopened; null when one was closed. */
    @Column(name = "reason")
    private String reason;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "account_id")
    private Long accountId;

    protected MonthClosing() {}

    MonthClosing(LocalDate closedUntil, String reason, Instant decidedAt, Long accountId) {
        this.closedUntil = closedUntil;
        this.reason = reason;
        this.decidedAt = decidedAt;
        this.accountId = accountId;
    }
}
