package org.tremplin.people.merging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** One decision of a merge about one row. Undone in the opposite order, as a whole or not at all. */
@Entity
@Table(name = "person_merge_step")
public class MergeStep extends Stored {
    @Column(name = "merge_id")
    private long mergeId;

    @Column(name = "position")
    private int position;

    @Column(name = "table_name")
    private String tableName;

    /** The columns of the primary key and what they hold, as JSON; without a column that changed. */
    @Column(name = "row_key")
    private String rowKey;

    /** What cells held, as JSON; of a row that had to go all of them; null for a row that came. */
    @Column(name = "before_it")
    private String before;

    /** What those cells hold since, as JSON: undone while they do. Null for a row that had to go. */
    @Column(name = "after_it")
    private String after;

    protected MergeStep() {}

    MergeStep(long merge, int position, String table, String key, String before, String after) {
        this.mergeId = merge;
        this.position = position;
        this.tableName = table;
        this.rowKey = key;
        this.before = before;
        this.after = after;
    }

    String table() {
        return tableName;
    }

    String key() {
        return rowKey;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }
}
