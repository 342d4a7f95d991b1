package org.tremplin.people;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;

/**
 * The files for which the current transaction has written rows, so that none of them ends up on a file that is being
 * merged away ({@link WrittenRows}).
 */
@ApplicationScoped
public class FilesWritten {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    /** @param held files whose rows the transaction has locked already, as with {@link People#MERGED_INTO} */
    private record Files(Set<Long> written, Set<Long> held) {}

    /** Marks a file as locked until the end of the transaction: it need not be checked again. */
    public void hold(long person) {
        files().held().add(person);
    }

    /** Called for every row by {@link WrittenRows}; called explicitly where rows are not written as entities. */
    public void write(long person) {
        files().written().add(person);
    }

    /** The files still to be checked; each is returned once. */
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
