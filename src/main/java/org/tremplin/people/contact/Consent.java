package org.tremplin.people.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** A consent: what a person agreed to, when, in which words and language; and when it was withdrawn. */
@Entity
@Table(name = "consent")
public class Consent extends Stored {
    /** The purpose. Never something that help depends on: that needs no consent. */
    public enum Purpose {
        MESSAGES,
        PHOTO,
        PARTNERS
    }

    @Column(name = "person_id")
    private long personId;

    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "edition")
    private int edition;

    @Column(name = "language")
    private String language;

    @Column(name = "interpreter")
    private boolean interpreter;

    @Column(name = "given_on")
    private LocalDate givenOn;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "withdrawn_on")
    private LocalDate withdrawnOn;

    protected Consent() {}

    Consent(
            long person,
            Purpose purpose,
            int edition,
            String language,
            boolean interpreter,
            LocalDate today,
            Long account) {
        this.personId = person;
        this.purpose = purpose;
        this.edition = edition;
        this.language = language;
        this.interpreter = interpreter;
        this.givenOn = today;
        this.accountId = account;
    }

    long personId() {
        return personId;
    }

    Purpose purpose() {
        return purpose;
    }
}
