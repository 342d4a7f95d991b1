package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.platform.Found;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
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

    @Inject
    private Event<SessionReinstated> reinstated;

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

    private static final Map<String, String> SORTS = Map.of(
            "date", "s.date %1$s, s.startsAt %1$s", "group", "g.title %1$s, s.date", "room", "r.name %1$s, s.date");
    private static final String ROW =
            "select new org.tremplin.planning.SessionRow(s.id, s.code, g.id, g.title, r.name, s.date, s.startsAt, s.endsAt,"
                    + " s.status)";

    /** Sessions within reach. @param group 0 for every group @param status null for any */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Found<SessionRow> list(LocalDate from, LocalDate to, long group, Session.Status status, Slice slice) {
        String where = " from Session s join s.group g left join s.room r where " + WITHIN_REACH
                + " and s.date between :from and :to and (:group = 0 or g.id = :group)"
                + (status == null ? "" : " and s.status = :status");
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("date")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<SessionRow> rows =
                entities.createQuery(ROW + where + " order by " + order + ", s.id", SessionRow.class);
        TypedQuery<Long> count = entities.createQuery("select count(s)" + where, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            within(me.reach(READ_PLANNING), query)
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .setParameter("group", group);
            if (status != null) {
                query.setParameter("status", status);
            }
        }
        return new Found<>(
                rows.setFirstResult(slice.offset()).setMaxResults(slice.size()).getResultList(),
                count.getSingleResult());
    }

    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public SessionForm view(long session) {
        return find(session, READ_PLANNING).form();
    }

    private Session find(long session, Permission permission) {
        return orMissing(within(
                        me.reach(permission),
                        entities.createQuery(
                                "select s from Session s where s.id = :id and " + WITHIN_REACH, Session.class))
                .setParameter("id", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /**
     * Creates a session (id 0) of a group, or moves one. Its trainers are the group's unless the form names some. Refuses
     * an end before the start, and a date outside of the group's.
     *
     * @return the id
     */
    @Allowed(EDIT_PLANNING)
    public long save(SessionForm form) {
        Session session;
        if (form.id() == 0) {
            session = new Session(
                    "S" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(), group(form.group()));
        } else {
            session = find(form.id(), EDIT_PLANNING);
            session.mustBeAt(form.version());
        }
        Group group = session.group();
        if (!group.runsOn(form.date())) {
            throw new Refused(PlanningRefusal.SESSION_OUTSIDE_GROUP);
        }
        int before = session.minutes();
        session.meet(
                form.date(),
                form.startsAt(),
                form.endsAt(),
                form.room() == null ? group.room() : orMissing(entities.find(Room.class, form.room())));
        if (form.id() == 0) {
            session.taughtBy(group.trainers());
            entities.persist(session);
        } else if (before != session.minutes()) {
            retimed.fire(new SessionRetimed(session.id(), session.minutes()));
        }
        return session.id();
    }

    private Group group(long id) {
        return orMissing(within(
                        me.reach(EDIT_PLANNING),
                        entities.createQuery(
                                "select g from Group g where g.id = :id and " + Groups.WITHIN_REACH, Group.class))
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /** It took place, by hand. Refuses a cancelled session. */
    @Allowed(EDIT_PLANNING)
    public void hold(long session, long version) {
        at(session, version).hold();
    }

    /** It does not take place: it stays visible and counts nowhere. @param reason shown to everybody who reads it */
    @Allowed(EDIT_PLANNING)
    public void cancel(long session, long version, String reason) {
        at(session, version).cancel(reason);
    }

    /** Back on the timetable as it was before; held when people were marked meanwhile. Refuses one that is not cancelled. */
    @Allowed(EDIT_PLANNING)
    public void reinstate(long session, long version) {
        at(session, version).reinstate();
        reinstated.fire(new SessionReinstated(session));
    }

    /** People counted without a name, and third parties served; null for not counted. */
    @Allowed(EDIT_PLANNING)
    public void countHeads(long session, long version, Integer unnamed, Integer served) {
        at(session, version).countHeads(unnamed, served);
    }

    private Session at(long session, long version) {
        Session found = find(session, EDIT_PLANNING);
        found.mustBeAt(version);
        return found;
    }
}
