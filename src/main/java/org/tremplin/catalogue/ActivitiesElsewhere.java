package org.tremplin.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.tremplin.access.Reach;

/**
 * Asks who plans which activities run out of somebody's reach: on other sites only. One that runs nowhere is nobody's in
 * particular.
 */
public final class ActivitiesElsewhere {
    private final Reach reach;
    private final Set<Long> found = new HashSet<>();

    public ActivitiesElsewhere(Reach reach) {
        this.reach = reach;
    }

    public Reach reach() {
        return reach;
    }

    public void add(Collection<Long> activities) {
        found.addAll(activities);
    }

    /** Never empty, so that {@code not in} is always SQL. */
    public Set<Long> ids() {
        return found.isEmpty() ? Set.of(-1L) : found;
    }
}
