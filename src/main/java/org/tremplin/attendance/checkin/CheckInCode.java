package org.tremplin.attendance.checkin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.tremplin.platform.Stored;

/** A code that was shown for a session, and who used it. Only its hash is stored. */
@Entity
@Table(name = "check_in_code")
public class CheckInCode extends Stored {
    private static final Duration LIFE = Duration.ofSeconds(30);

    @Column(name = "hash")
    private String hash;

    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "shown_at")
    private Instant shownAt;

    @Column(name = "person_id")
    private Long personId;

    protected CheckInCode() {}

    CheckInCode(String hash, long session, Instant now) {
        this.hash = hash;
        sessionId = session;
        shownAt = now;
    }

    /** Whether it is unused and not too old. */
    boolean isGood(Instant now) {
        return personId == null && !now.isAfter(shownAt.plus(LIFE));
    }

    boolean isOf(long person) {
        return personId != null && personId == person;
    }

    void use(long person) {
        personId = person;
    }

    long session() {
        return sessionId;
    }
}
