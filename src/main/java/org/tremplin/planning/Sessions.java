package org.tremplin.planning;

import static org.tremplin.access.Permission.MARK_ATTENDANCE;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.platform.UseCases;

/** Sessions: meetings of groups. */
@UseCases
public class Sessions {
    /**
     * The rows a reader reaches: sessions of their sites, and those they teach, by the session or by its group. Uses
     * {@code s} and its {@code group}; parameters :everywhere, :sites, :self ({@link #within}).
     */
    public static final String WITHIN_REACH = """
            (:everywhere = true or s.group.siteId in :sites
             or exists (select 1 from Session mine join mine.trainers t where mine.id = s.id and t.id = :self)
             or exists (select 1 from Group ours join ours.trainers t where ours.id = s.group.id and t.id = :self))""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Event<SessionRetimed> retimed;

    /** Sets the parameters of {@link #WITHIN_REACH}. */
    public static <T> TypedQuery<T> within(Reach reach, TypedQuery<T> query) {
        return query.setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .setParameter("self", reach.self());
    }

    /** The first mark of a roll-call: a planned session took place. One statement, so two phones never collide. */
    @Allowed(value = MARK_ATTENDANCE, trail = Trail.OWN_HISTORY)
    public void heldByRollCall(long session) {
        entities.createQuery("""
                        update Session s set s.status = :held, s.version = s.version + 1
                        where s.id = :id and s.status = :planned""")
                .setParameter("held", Session.Status.HELD)
                .setParameter("planned", Session.Status.PLANNED)
                .setParameter("id", session)
                .executeUpdate();
    }
}
