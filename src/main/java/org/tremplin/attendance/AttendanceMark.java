package org.tremplin.attendance;

import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.planning.Session;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** Whether a person was in a session, and for how many minutes (domain.md §2). */
@Entity
@Table(name = "attendance_mark")
public class AttendanceMark extends Stored {
    /** Late and left early are minutes of PRESENT, not statuses: both can be true. */
    public enum Status {
        PRESENT,
        EXCUSED,
        ABSENT,
        /** Said in advance; becomes EXCUSED or ABSENT at roll-call. */
        ANNOUNCED
    }

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    private Session session;

    /** The session's id, without loading the session. */
    @Column(name = "session_id", insertable = false, updatable = false)
    private long sessionId;

    /** An id, not a reference: EclipseLink would load the person, and a roll-call has thirty of them. */
    @Column(name = "person_id")
    private long personId;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "minutes_late")
    private int minutesLate;

    @Column(name = "minutes_left_early")
    private int minutesLeftEarly;

    /** Session length − late − left early when present, else 0. */
    @Column(name = "minutes")
    private int minutes;

    @Column(name = "reason_id")
    private Long reasonId;

    protected AttendanceMark() {}

    AttendanceMark(Session session, long person, MarkValue value) {
        this.session = session;
        this.sessionId = session.id();
        this.personId = person;
        change(value, session.minutes());
    }

    /** Takes another value. @param length of the session in minutes @return false when it already had that value */
    boolean change(MarkValue value, int length) {
        boolean present = value.status() == Status.PRESENT;
        int late = present ? value.minutesLate() : 0;
        int early = present ? value.minutesLeftEarly() : 0;
        if (late < 0 || early < 0 || late > length || early > length - late) {
            throw new Refused(AttendanceRefusal.MINUTES_OUT_OF_RANGE, length);
        }
        if (!differsFrom(value)) {
            return false;
        }
        MarkValue next = value.settled();
        status = next.status();
        minutesLate = late;
        minutesLeftEarly = early;
        minutes = minutes(next, length);
        reasonId = next.reason();
        return true;
    }

    /** Minutes present; 0 for every status but PRESENT. */
    static int minutes(MarkValue value, int length) {
        return value.status() == Status.PRESENT
                ? CountingRule.present(length, value.minutesLate(), value.minutesLeftEarly())
                : 0;
    }

    /** Adapts the minutes to a new length of the session. */
    void retime(int length) {
        minutes = minutes(value(), length);
    }

    boolean differsFrom(MarkValue other) {
        return status == null || !other.settled().equals(value());
    }

    /**
     * Whether this mark says more than another of the same person and session: minutes present first, then a reason,
     * then an absence, then an announcement.
     */
    boolean saysMoreThan(AttendanceMark other) {
        return minutes != other.minutes ? minutes > other.minutes : weight() > other.weight();
    }

    private int weight() {
        return switch (status) {
            case PRESENT -> 4;
            case EXCUSED -> reasonId != null ? 3 : 2;
            case ABSENT -> 1;
            case ANNOUNCED -> 0;
        };
    }

    MarkValue value() {
        return new MarkValue(status, minutesLate, minutesLeftEarly, reasonId);
    }

    /** Writes the row by column names, without id and version. */
    void write(JsonGenerator rows) {
        rows.writeStartObject()
                .write("session_id", sessionId)
                .write("person_id", personId)
                .write("status", status.name())
                .write("minutes_late", minutesLate)
                .write("minutes_left_early", minutesLeftEarly)
                .write("minutes", minutes);
        if (reasonId != null) {
            rows.write("reason_id", reasonId);
        }
        rows.writeEnd();
    }

    long sessionId() {
        return sessionId;
    }

    long personId() {
        return personId;
    }

    /** @param last the number of the last line of its history */
    MarkView view(long last) {
        return new MarkView(personId(), status, minutesLate, minutesLeftEarly, minutes, reasonId, last);
    }
}
