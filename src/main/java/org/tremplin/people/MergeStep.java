package org.tremplin.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** One thing that a merge did: a cell that changed, or a row that had to go. Undone in the opposite order. */
@Entity
@Table(name = "person_merge_step")
public class MergeStep extends Stored {
    @Column(name = "merge_id")
    private long mergeId;

    @Column(name = "position")
    private int position;

    @Column(name = "table_name")
    private String tableName;

    /** The columns of the primary key and what they hold, as JSON; without the column that changed. */
    @Column(name = "row_key")
    private String rowKey;

    /** Null when the row had to go. */
    @Column(name = "column_name")
    private String columnName;

    /** What the cell held; of a row that had to go all its cells, as JSON. */
    @Column(name = "before_it")
    private String before;

    @Column(name = "after_it")
    private String after;

    protected MergeStep() {}

    MergeStep(long merge, int position, String table, String key, String column, String before, String after) {
        this.mergeId = merge;
        this.position = position;
        this.tableName = table;
        this.rowKey = key;
        this.columnName = column;
        this.before = before;
        this.after = after;
    }

    String table() {
        return tableName;
    }

    String key() {
        return rowKey;
    }

    String column() {
        return columnName;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }
}
