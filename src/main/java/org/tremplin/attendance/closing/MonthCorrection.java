package org.tremplin.attendance.closing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** Figures of closed months are others since, by what no sheet shows; never whose they were. */
@Entity
@Table(name = "month_correction")
public class MonthCorrection extends Stored {
    /** What was done. */
    public enum Kind {
        /** Two files became one: who was two people there is one. */
        MERGED,
        /** That was undone. */
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
