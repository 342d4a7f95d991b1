package org.tremplin.offer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Stored;

/** A calendar that phones subscribe to: whoever has the secret in its address can read it, until it is revoked. */
@Entity
@Table(name = "calendar_feed")
public class CalendarFeed extends Stored {
    /** Whose sessions it shows. */
    public enum Kind {
        /** The sessions that a person gives. */
        TRAINER,
        /** The sessions of the groups that a person is in. */
        LEARNER,
        ROOM,
        GROUP
    }

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "person_id")
    private Long personId;

    @Column(name = "room_id")
    private Long roomId;

    @Column(name = "group_id")
    private Long groupId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected CalendarFeed() {}

    /** @param of id of the person, room or group, depending on the kind */
    CalendarFeed(long account, String secretHash, Kind kind, long of, Instant now) {
        this.accountId = account;
        this.secretHash = secretHash;
        this.kind = kind;
        this.personId = kind == Kind.TRAINER || kind == Kind.LEARNER ? of : null;
        this.roomId = kind == Kind.ROOM ? of : null;
        this.groupId = kind == Kind.GROUP ? of : null;
        this.createdAt = now;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    long account() {
        return accountId;
    }

    Kind kind() {
        return kind;
    }

    long of() {
        return personId != null ? personId : roomId != null ? roomId : groupId;
    }
}
