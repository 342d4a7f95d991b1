package org.tremplin.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** What somebody drew beside their name, on the phone of an account. One per session and person: the latest one. */
@Entity
@Table(name = "attendance_signature")
public class Signature extends Stored {
    private static final int LONGEST = 8000;
    private static final Pattern POINT = Pattern.compile("\\d{1,3},\\d{1,3}");

    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "strokes")
    private String strokes;

    @Column(name = "signed_at")
    private Instant signedAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "account_id")
    private Long accountId;

    protected Signature() {}

    Signature(long session, long person) {
        sessionId = session;
        personId = person;
    }

    /**
     * Sets the drawing. Changes nothing if the stored one was drawn later or is the same, sent twice. Refuses an
     * invalid drawing.
     *
     * @param drawn lines on a field of 300 × 120 points: "M12,40L13,42L15,47M80,20L82,22"
     */
    void draw(String drawn, Instant at, Instant now, Long account) {
        if (drawn == null || drawn.length() > LONGEST || !isDrawing(drawn)) {
            throw new Refused(AttendanceRefusal.NO_SIGNATURE);
        }
        if (!isFrom(at)) {
            strokes = drawn;
            signedAt = at;
            receivedAt = now;
            accountId = account;
        }
    }

    /** Whether the stored drawing was made at this moment or later. */
    boolean isFrom(Instant at) {
        return signedAt != null && !at.isAfter(signedAt);
    }

    /** Line by line: one pattern for thousands of points would overflow the stack. */
    private static boolean isDrawing(String drawn) {
        for (String line : drawn.split("(?=M)")) {
            String[] points = line.startsWith("M") ? line.substring(1).split("L", -1) : new String[0];
            if (points.length < 2
                    || !Stream.of(points).allMatch(p -> POINT.matcher(p).matches())) {
                return false;
            }
        }
        return true;
    }
}
