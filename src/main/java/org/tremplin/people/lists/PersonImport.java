package org.tremplin.people.lists;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.people.PersonRefusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** An imported list of people. */
@Entity
@Table(name = "person_import")
public class PersonImport extends Stored {
    @Column(name = "file_name")
    private String fileName;

    @Column(name = "imported_at")
    private Instant importedAt;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "created")
    private int created;

    @Column(name = "completed")
    private int completed;

    @Column(name = "undone_at")
    private Instant undoneAt;

    protected PersonImport() {}

    Long accountId() {
        return accountId;
    }

    PersonImport(String fileName, Instant importedAt, Long accountId, int created, int completed) {
        this.fileName = fileName;
        this.importedAt = importedAt;
        this.accountId = accountId;
        this.created = created;
        this.completed = completed;
    }

    void undo(Instant now) {
        if (undoneAt != null) {
            throw new Refused(PersonRefusal.IMPORT_UNDONE);
        }
        undoneAt = now;
    }
}
