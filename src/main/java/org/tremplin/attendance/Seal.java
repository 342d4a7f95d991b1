package org.tremplin.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.tremplin.platform.Stored;

/**
 * One link of a group's chain: what a sheet said when it was sealed, or after a correction. Written once, never
 * changed.
 */
@Entity
@Table(name = "attendance_seal")
public class Seal extends Stored {
    /** The hash before the first link. */
    public static final String NOTHING = "0".repeat(64);

    /** What caused the link. */
    public enum Kind {
        SEAL,
        CORRECTION
    }

    @Column(name = "group_id")
    private long groupId;

    /** Counts from one, without gaps. */
    @Column(name = "position")
    private int position;

    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "content")
    private String content;

    @Column(name = "previous")
    private String previous;

    @Column(name = "hash")
    private String hash;

    @Column(name = "sealed_at")
    private Instant sealedAt;

    @Column(name = "account_id")
    private Long accountId;

    protected Seal() {}

    /** @param content what the sheet says now @param previous the hash of the previous link */
    Seal(
            long group,
            int position,
            long session,
            Kind kind,
            String content,
            String previous,
            Instant now,
            Long account) {
        this.groupId = group;
        this.position = position;
        this.sessionId = session;
        this.kind = kind;
        this.content = content;
        this.previous = previous;
        this.sealedAt = now;
        this.accountId = account;
        this.hash = computed();
    }

    /** SHA-256 over everything this link says, including the previous hash. */
    private String computed() {
        String all = String.join(
                "\n",
                String.valueOf(groupId),
                String.valueOf(position),
                String.valueOf(sessionId),
                kind.name(),
                sealedAt.toString(),
                String.valueOf(accountId),
                previous,
                content);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this link is intact and directly follows the link with that position and hash. */
    public boolean follows(int positionBefore, String hashBefore) {
        return position == positionBefore + 1 && previous.equals(hashBefore) && hash.equals(computed());
    }

    long groupId() {
        return groupId;
    }

    public int position() {
        return position;
    }

    public long sessionId() {
        return sessionId;
    }

    public String content() {
        return content;
    }

    public String hash() {
        return hash;
    }
}
