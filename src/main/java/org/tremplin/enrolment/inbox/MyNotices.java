package org.tremplin.enrolment.inbox;

import static org.tremplin.access.Permission.SIGNED_IN;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.platform.UseCases;

/** The signed-in person's notices. */
@UseCases
public class MyNotices {
    private static final int LATEST = 30;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    /** The latest notices, newest first. One statement. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public List<NoticeRow> mine() {
        Long person = me.grant().personId();
        return person == null
                ? List.of()
                : entities.createQuery("""
                        select n.id, n.language, n.text, n.createdAt, n.readAt from Notice n
                        where n.personId = :me order by n.createdAt desc, n.id desc""", Object[].class)
                        .setParameter("me", person)
                        .setMaxResults(LATEST)
                        .getResultStream()
                        .map(c ->
                                new NoticeRow((Long) c[0], (String) c[1], (String) c[2], (Instant) c[3], c[4] == null))
                        .toList();
    }

    /** Marks the notices up to this one as seen. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public void seen(long newest) {
        Long person = me.grant().personId();
        if (person != null) {
            entities.createQuery("""
                            update Notice n set n.readAt = :now, n.version = n.version + 1
                            where n.personId = :me and n.readAt is null and n.id <= :newest""")
                    .setParameter("now", clock.instant())
                    .setParameter("me", person)
                    .setParameter("newest", newest)
                    .executeUpdate();
        }
    }
}
