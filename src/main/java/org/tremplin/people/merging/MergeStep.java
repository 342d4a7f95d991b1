package org.tremplin.people.merging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** One decision of a merge about one row. Steps are undone in reverse order, each as a whole or not at all. */
@Entity
@Table(name = "person_merge_step")
public class MergeStep extends Stored {
    @Column(name = "merge_id")
    private long mergeId;

    @Column(name = "position")
    private int position;

    @Column(name = "table_name")
    private String tableName;

    /** The columns of the primary key with their values, as JSON; without a column that was changed. */
    @Column(name = "row_key")
    private String rowKey;

    /** The previous values of cells, as JSON; of all cells for a deleted row; null for an added row. */
    @Column(name = "before_it")
    private String before;

    /** The new values of those cells, as JSON: undone while the row still has them. Null for a deleted row. */
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
