package org.tremplin.people;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;

/** The files that the transaction under way has written rows for, so that none of them lands on a file that goes ({@link WrittenRows}). */
@ApplicationScoped
public class FilesWritten {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    /** @param held the transaction holds their rows already, as with {@link People#MERGED_INTO} */
    private record Files(Set<Long> written, Set<Long> held) {}

    /** Whoever holds a file until the end of the transaction need not look again. */
    public void hold(long person) {
        files().held().add(person);
    }

    /** Said of every row by {@link WrittenRows}; by hand where rows are not written as entities. */
    public void write(long person) {
        files().written().add(person);
    }

    /** Those that are to be looked at, once. */
    Set<Long> unseen() {
        Files files = files();
        Set<Long> unseen = new HashSet<>(files.written());
        unseen.removeAll(files.held());
        files.held().addAll(unseen);
        files.written().clear();
        return unseen;
    }

    private Files files() {
        Files files = (Files) transaction.getResource(FilesWritten.class);
        if (files == null) {
            files = new Files(new HashSet<>(), new HashSet<>());
            transaction.putResource(FilesWritten.class, files);
        }
        return files;
    }
}
