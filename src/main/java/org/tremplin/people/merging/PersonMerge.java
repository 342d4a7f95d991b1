package org.tremplin.people.merging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.platform.Stored;

/** A merge of two files. */
@Entity
@Table(name = "person_merge")
public class PersonMerge extends Stored {
    @Column(name = "kept_id")
    private long keptId;

    @Column(name = "gone_id")
    private long goneId;

    @Column(name = "merged_at")
    private Instant mergedAt;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "undone_at")
    private Instant undoneAt;

    protected PersonMerge() {}

    PersonMerge(long kept, long gone, Instant now, Long account) {
        keptId = kept;
        goneId = gone;
        mergedAt = now;
        accountId = account;
    }

    void undo(Instant now) {
        undoneAt = now;
    }

    boolean isUndone() {
        return undoneAt != null;
    }

    Instant mergedAt() {
        return mergedAt;
    }

    long kept() {
        return keptId;
    }

    long gone() {
        return goneId;
    }
}
