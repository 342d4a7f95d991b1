package org.tremplin.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** A reason of absence in the association's own list; never a diagnosis. */
@Entity
@Table(name = "absence_reason")
public class AbsenceReason extends Stored {
    @Column(name = "title")
    private String title;

    @Column(name = "justified")
    private boolean justified;

    @Column(name = "position")
    private int position;

    protected AbsenceReason() {}

    AbsenceReason(String title, boolean justified, int position) {
        this.title = title;
        this.justified = justified;
        this.position = position;
    }

    String title() {
        return title;
    }
}
