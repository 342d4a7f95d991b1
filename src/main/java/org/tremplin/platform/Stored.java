package org.tremplin.platform;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;

/**
 * Identity and version of everything that is stored. Ids come in blocks from one table, unlike {@code AUTO_INCREMENT}
 * they cost no round trip per row and allow batches; an id is unique over all tables, so an id in a log is enough. A block
 * is taken outside of the transaction that needs it (persistence.xml): one that lasts keeps nobody else from theirs, and
 * one that is rolled back leaves a gap.
 */
@MappedSuperclass
public abstract class Stored {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "ids")
    @TableGenerator(
            name = "ids",
            table = "id_block",
            pkColumnName = "name",
            valueColumnName = "next_id",
            pkColumnValue = "all",
            allocationSize = 500)
    @Column(name = "id")
    private long id;

    @Version
    @Column(name = "version")
    private long version;

    protected Stored() {}

    public long id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** Refuses to go on when the form was filled in from another version than the one that is stored. */
    public void mustBeAt(long expectedVersion) {
        if (version != expectedVersion) {
            throw new ChangedMeanwhile();
        }
    }
}
