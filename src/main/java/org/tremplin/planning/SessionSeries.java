package org.tremplin.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** What sessions of a series share: the rule they were made from. @see Series */
@Entity
@Table(name = "session_series")
public class SessionSeries extends Stored {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "group_id")
    private Group group;

    /** RFC 5545 rules, one per line with the hours: {@code 09:00-12:00 FREQ=WEEKLY;BYDAY=MO}. */
    @Column(name = "rule")
    private String rule;

    protected SessionSeries() {}

    public static SessionSeries of(Group group, String rule) {
        return new SessionSeries(group, rule);
    }

    SessionSeries(Group group, String rule) {
        this.group = group;
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
