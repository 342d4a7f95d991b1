package org.tremplin.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that a running import has changed but not committed, by id (ids are unique over all tables). A call that
 * would have to wait for one of them until the import ends is told at once to try again.
 */
@ApplicationScoped
public class Claims {
    private final Set<Long> ids = ConcurrentHashMap.newKeySet();

    /** Called before the rows are written. */
    public void claim(Collection<Long> rows) {
        ids.addAll(rows);
    }

    /** Called after the commit, or once it is clear that there will be none. */
    public void release() {
        ids.clear();
    }

    /** Throws {@link Busy} when an import holds one of these rows. */
    public void mustBeFree(Long... rows) {
        for (Long row : rows) {
            if (ids.contains(row)) {
                throw new Busy();
            }
        }
    }
}
