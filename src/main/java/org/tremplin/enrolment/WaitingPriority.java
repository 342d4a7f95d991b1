package org.tremplin.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Stored;

/** A reason of the association for priority on a waiting list. */
@Entity
@Table(name = "waiting_priority")
public class WaitingPriority extends Stored {
    @Column(name = "position")
    private int position;

    @Column(name = "title")
    private String title;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected WaitingPriority() {}

    WaitingPriority(int position, String title) {
        this.position = position;
        this.title = title;
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    /** It is no longer given; people who have it keep it. */
    void retire(Instant now) {
        retiredAt = now;
    }

    PriorityRow row() {
        return new PriorityRow(id(), version(), title);
    }
}
