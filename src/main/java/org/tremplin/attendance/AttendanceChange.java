package org.tremplin.attendance;

import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Stored;

/**
 * One value that a mark had: what, by whom, when it was tapped, when it arrived. Written once, never changed. The lines
 * of a person in a session are numbered from 1, including those that take a mark back or repeat its value; the highest
 * number tells how much a phone has seen.
 */
@Entity
@Table(name = "attendance_change")
public class AttendanceChange extends Stored {
    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "position")
    private int position;

    /** Null: the mark was taken back. */
    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private AttendanceMark.Status status;

    @Column(name = "minutes_late")
    private int minutesLate;

    @Column(name = "minutes_left_early")
    private int minutesLeftEarly;

    @Column(name = "reason_id")
    private Long reasonId;

    @Column(name = "correction")
    private String correction;

    @Column(name = "marked_at")
    private Instant markedAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "account_id")
    private Long accountId;

    /** The key that the phone gave this tap; null if there is none. */
    @Column(name = "client_key")
    private String clientKey;

    /** It arrived after a later, or possibly later, tap by somebody else: kept, but never the mark. */
    @Column(name = "overtaken")
    private boolean overtaken;

    /** The id that the phone gave itself; it lasts until somebody signs out. */
    @Column(name = "phone")
    private String phone;

    @Column(name = "moment_sure")
    private boolean sure = true;

    protected AttendanceChange() {}

    /** @param value null when the mark was taken back */
    AttendanceChange(
            long session,
            long person,
            int position,
            MarkValue value,
            String correction,
            Instant markedAt,
            Instant now,
            Long account) {
        this.sessionId = session;
        this.personId = person;
        this.position = position;
        this.correction = correction;
        this.markedAt = markedAt;
        this.receivedAt = now;
        this.accountId = account;
        if (value != null) {
            this.status = value.status();
            this.minutesLate = value.minutesLate();
            this.minutesLeftEarly = value.minutesLeftEarly();
            this.reasonId = value.reason();
        }
    }

    /** Writes the row by column names, without id, version, moments and account. */
    void write(JsonGenerator rows) {
        rows.writeStartObject()
                .write("session_id", sessionId)
                .write("person_id", personId)
                .write("position", position)
                .write("status", status.name())
                .write("minutes_late", minutesLate)
                .write("minutes_left_early", minutesLeftEarly);
        if (reasonId != null) {
            rows.write("reason_id", reasonId);
        }
        rows.writeEnd();
    }

    /** Adds what a phone sent. @param lost whether another mark counts instead */
    AttendanceChange sent(PhoneTap tap, boolean lost) {
        clientKey = tap.key();
        phone = tap.phone();
        sure = tap.sure();
        overtaken = lost;
        return this;
    }

    long sessionId() {
        return sessionId;
    }

    int position() {
        return position;
    }

    MarkValue value() {
        return new MarkValue(status, minutesLate, minutesLeftEarly, reasonId);
    }

    boolean is(String key) {
        return key.equals(clientKey);
    }

    boolean isAfter(long seen) {
        return position > seen;
    }

    boolean isSure() {
        return sure;
    }

    Instant markedAt() {
        return markedAt;
    }

    /** Whether this account noted it, and on this phone if both phones are known. */
    boolean isOf(Long account, String other) {
        return accountId != null
                && accountId.equals(account)
                && (phone == null || other == null || phone.equals(other));
    }
}
