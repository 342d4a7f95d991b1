package org.tremplin.employment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** A kind of step in the association's own list. */
@Entity
@Table(name = "step_kind")
public class StepKind extends Stored {
    @Column(name = "code")
    private String code;

    @Column(name = "title")
    private String title;

    @Column(name = "position")
    private int position;

    protected StepKind() {}

    StepKind(String code, String title, int position) {
        this.code = code;
        this.title = title;
        this.position = position;
    }

    String code() {
        return code;
    }
}
