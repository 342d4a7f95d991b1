package org.tremplin.planning.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Stored;

/** What was done in a session and what comes next, for the trainer of the group's next one. */
@Entity
@Table(name = "session_log")
public class SessionLog extends Stored {
    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "done")
    private String done;

    @Column(name = "next_time")
    private String nextTime;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "written_at")
    private Instant writtenAt;

    protected SessionLog() {}

    SessionLog(long session) {
        this.sessionId = session;
    }

    /** @param account the author's, null for the server itself */
    void write(String whatWasDone, String whatIsNext, Long account, Instant now) {
        done = whatWasDone;
        nextTime = whatIsNext;
        accountId = account;
        writtenAt = now;
    }
}
