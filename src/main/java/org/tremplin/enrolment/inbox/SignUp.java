package org.tremplin.enrolment.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Stored;

/** A sign-up from the public page. */
@Entity
@Table(name = "sign_up")
public class SignUp extends Stored {
    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "phone")
    private String phone;

    @Column(name = "language")
    private String language;

    @Column(name = "wish")
    private String wish;

    @Column(name = "asked_at")
    private Instant askedAt;

    /** Hash of the form and its contents: recognises a form sent twice. */
    @Column(name = "sent")
    private String sent;

    protected SignUp() {}

    SignUp(SignUpRow said, String sent, Instant now) {
        this.sent = sent;
        this.givenName = said.givenName();
        this.familyName = said.familyName();
        this.phone = said.phone();
        this.language = said.language();
        this.wish = said.wish();
        this.askedAt = now;
    }

    SignUpRow row() {
        return new SignUpRow(id(), version(), givenName, familyName, phone, language, wish, askedAt);
    }
}
