package org.tremplin.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that an import has changed and not committed yet, by their ids, which are unique over all tables. Whoever would
 * wait for one of them for as long as the import lasts hears at once to try again.
 */
@ApplicationScoped
public class Claims {
    private final Set<Long> ids = ConcurrentHashMap.newKeySet();

    /** Before the rows are written. */
    public void claim(Collection<Long> rows) {
        ids.addAll(rows);
    }

    /** After the commit, or when there will be none. */
    public void release() {
        ids.clear();
    }

    /** Refuses with {@link Busy} what an import holds. */
    public void mustBeFree(Long... rows) {
        for (Long row : rows) {
            if (ids.contains(row)) {
                throw new Busy();
            }
        }
    }
}
