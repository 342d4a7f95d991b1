package org.tremplin.platform;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;

/**
 * Identity and version of every entity. Ids come in blocks from one table: unlike {@code AUTO_INCREMENT} they cost no
 * round trip per row and allow batches, and an id is unique over all tables, so an id alone is enough in a log. A block
 * is taken outside the transaction that needs it (persistence.xml): a long transaction blocks nobody, and a rolled-back
 * one leaves a gap.
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

    /** Throws when the form was filled in from a version other than the stored one. */
    public void mustBeAt(long expectedVersion) {
        if (version != expectedVersion) {
            throw new ChangedMeanwhile();
        }
    }
}
