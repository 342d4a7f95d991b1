package org.tremplin.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.tremplin.access.Reach;

/**
 * Event: asks which activities run out of a caller's reach, on other sites only. An activity that runs nowhere belongs
 * to no site in particular.
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

    /** Never empty, so that {@code not in} is always valid SQL. */
    public Set<Long> ids() {
        return found.isEmpty() ? Set.of(-1L) : found;
    }
}
