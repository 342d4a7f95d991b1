package org.tremplin.enrolment.demand;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** A request for a place that could not be met. */
@Entity
@Table(name = "demand")
public class Demand extends Stored {
    /** Refused for lack of a place, or sent to a partner. */
    public enum Outcome {
        REFUSED,
        REDIRECTED
    }

    /** The partner's answer; null until there is one. */
    public enum Answer {
        ACCEPTED,
        DECLINED
    }

    @Column(name = "person_id")
    private Long personId;

    @Column(name = "on_date")
    private LocalDate date;

    @Column(name = "site_id")
    private Long siteId;

    @Column(name = "outcome")
    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "partner")
    private String partner;

    @Column(name = "answer")
    @Enumerated(EnumType.STRING)
    private Answer answer;

    @Column(name = "account_id")
    private Long accountId;

    protected Demand() {}

    Demand(Long person, LocalDate date, Long site, String partner, Long account) {
        this.personId = person;
        this.date = date;
        this.siteId = site;
        this.outcome = partner == null ? Outcome.REFUSED : Outcome.REDIRECTED;
        this.partner = partner;
        this.accountId = account;
    }

    void answered(Answer by) {
        if (outcome != Outcome.REDIRECTED) {
            throw new Refused(EnrolmentRefusal.PARTNER_MISSING);
        }
        answer = by;
    }
}
