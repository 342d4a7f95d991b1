package org.tremplin.enrolment.levels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.platform.Stored;

/** A dated level of one skill in one framework. */
@Entity
@Table(name = "assessment")
public class Assessment extends Stored {
    /** How the level is known; only CERTIFICATE is an official one. */
    public enum Kind {
        SELF_ESTIMATE,
        PLACEMENT,
        PROGRESS,
        CERTIFICATE
    }

    @Column(name = "person_id")
    private long personId;

    @Column(name = "on_date")
    private LocalDate date;

    @Column(name = "framework")
    @Enumerated(EnumType.STRING)
    private Framework framework;

    @Column(name = "skill")
    @Enumerated(EnumType.STRING)
    private Skill skill;

    @Column(name = "level")
    private String level;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "account_id")
    private Long accountId;

    protected Assessment() {}

    public static Assessment of(
            long person, LocalDate date, Framework framework, Skill skill, String level, Kind kind, Long account) {
        return new Assessment(person, date, framework, skill, level, kind, account);
    }

    private Assessment(
            long person, LocalDate date, Framework framework, Skill skill, String level, Kind kind, Long account) {
        this.personId = person;
        this.date = date;
        this.framework = framework;
        this.skill = skill;
        this.level = level;
        this.kind = kind;
        this.accountId = account;
    }

    /** Overwrites an assessment of the same day. */
    public void become(String newLevel, Long account) {
        level = newLevel;
        accountId = account;
    }

    public Skill skill() {
        return skill;
    }
}
