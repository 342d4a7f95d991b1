package org.tremplin.attendance.closing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** A change to the figures of closed months that no sheet shows; does not tell whose figures they were. */
@Entity
@Table(name = "month_correction")
public class MonthCorrection extends Stored {
    /** What was done. */
    public enum Kind {
        /** Two files were merged: two people in the figures became one. */
        MERGED,
        /** The merge was undone. */
        PARTED
    }

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    /** The first closed day on which one of them counts. */
    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Column(name = "reason")
    private String reason;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "account_id")
    private Long accountId;

    protected MonthCorrection() {}

    MonthCorrection(Kind kind, LocalDate firstDay, LocalDate lastDay, String reason, Instant madeAt, Long accountId) {
        this.kind = kind;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.reason = reason;
        this.madeAt = madeAt;
        this.accountId = accountId;
    }
}
