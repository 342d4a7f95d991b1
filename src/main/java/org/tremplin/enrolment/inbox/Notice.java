package org.tremplin.enrolment.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Language;
import org.tremplin.platform.Stored;

/**
 * A message to one person about a session, in their language. Never gives the reason: reasons are often about health.
 */
@Entity
@Table(name = "notice")
public class Notice extends Stored {
    static final int LONGEST = 600;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "session_id")
    private long sessionId;

    /** Whether it also covers later sessions of the group. */
    @Column(name = "many")
    private boolean many;

    @Column(name = "language")
    private String language;

    @Column(name = "text")
    private String text;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Null until the person has seen it. */
    @Column(name = "read_at")
    private Instant readAt;

    /** Null until a messenger sends it (outbox). */
    @Column(name = "sent_at")
    private Instant sentAt;

    protected Notice() {}

    Notice(long person, long session, boolean many, Language language, String text, Instant now) {
        this.personId = person;
        this.sessionId = session;
        this.many = many;
        this.language = language.tag();
        this.text = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        this.createdAt = now;
    }
}
