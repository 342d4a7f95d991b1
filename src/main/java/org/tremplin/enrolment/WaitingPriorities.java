package org.tremplin.enrolment;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.EDIT_ENROLMENTS;
import static org.tremplin.access.Permission.READ_ENROLMENTS;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Priorities on waiting lists: reasons defined by the association, in its order, and shown beside each person who has
 * one.
 */
@UseCases
public class WaitingPriorities {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    /** The priorities that can be given, highest first. */
    @Allowed(value = READ_ENROLMENTS, trail = Trail.NONE)
    public List<PriorityRow> all() {
        return live().stream().map(WaitingPriority::row).toList();
    }

    private List<WaitingPriority> live() {
        return entities.createQuery(
                        "select w from WaitingPriority w where w.retiredAt is null order by w.position, w.id",
                        WaitingPriority.class)
                .getResultList();
    }

    /** Adds a priority, as the lowest. */
    @Allowed(EDIT_CATALOGUE)
    public void add(String title) {
        Integer last = entities.createQuery("select max(w.position) from WaitingPriority w", Integer.class)
                .getSingleResult();
        entities.persist(new WaitingPriority(last == null ? 1 : last + 1, title));
    }

    /** Moves a priority up by one. */
    @Allowed(EDIT_CATALOGUE)
    public void strengthen(long priority, long version) {
        List<WaitingPriority> live = live();
        for (int i = 1; i < live.size(); i++) {
            WaitingPriority found = live.get(i);
            if (found.id() == priority) {
                found.mustBeAt(version);
                int place = found.position();
                found.moveTo(live.get(i - 1).position());
                live.get(i - 1).moveTo(place);
            }
        }
    }

    /** Retires a priority: it is no longer given; people who have it keep it. */
    @Allowed(EDIT_CATALOGUE)
    public void retire(long priority, long version) {
        WaitingPriority found = orMissing(entities.find(WaitingPriority.class, priority));
        found.mustBeAt(version);
        found.retire(clock.instant());
    }

    /**
     * Gives a priority to somebody who waits. Refuses anybody else. @param priority null = in the order of their days
     */
    @Allowed(EDIT_ENROLMENTS)
    public void give(long enrolment, long version, Long priority) {
        Enrolment found = WaitingLists.locked(entities, me.reach(EDIT_ENROLMENTS), enrolment);
        found.mustBeAt(version);
        if (found.status() != Enrolment.Status.WAITING && found.status() != Enrolment.Status.REQUESTED) {
            throw new Refused(EnrolmentRefusal.NOT_WAITING);
        }
        if (priority != null) {
            orMissing(entities.find(WaitingPriority.class, priority));
        }
        found.prioritise(priority);
    }
}
