package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Site;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Where groups meet: rooms by site, with how many people they hold. */
@UseCases
public class Rooms {
    /** Rooms of the caller's sites, and those where one of the caller's sessions takes place. */
    private static final String SEEN = Reach.of("r.siteId")
            + " or exists (select 1 from Session s where s.room = r and " + Sessions.WITHIN_REACH + ")";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    /** Every room, by site and name, retired ones last; one statement. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<RoomRow> rows() {
        return entities.createQuery("""
                        select new org.tremplin.planning.RoomRow(r.id, r.version, s.id, s.name, r.name, r.capacity,
                          case when r.retiredAt is null then false else true end,
                          (select count(g) from Group g where g.room = r))
                        from Room r join Site s on s.id = r.siteId
                        order by case when r.retiredAt is null then 0 else 1 end, s.name, r.name, r.id""", RoomRow.class).getResultList();
    }

    /**
     * Rooms within reach by name, and those where a session within reach takes place; retired ones too: for filters and
     * timetables.
     */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<Choice> all() {
        return Reach.within(
                        me.reach(READ_PLANNING),
                        entities.createQuery(
                                "select r.id, r.name from Room r where " + SEEN + " order by r.name", Object[].class))
                .getResultStream()
                .map(row -> new Choice((Long) row[0], (String) row[1]))
                .toList();
    }

    /** The site of one of {@link #all}. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public long site(long room) {
        return orMissing(Reach.within(
                        me.reach(READ_PLANNING),
                        entities.createQuery(
                                "select r.siteId from Room r where r.id = :id and (" + SEEN + ")", Long.class))
                .setParameter("id", room)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /**
     * Rooms within reach that can be planned, by name.
     *
     * @param kept a room already chosen in the form: offered although it is retired or belongs to another site
     */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<Choice> choices(Long kept) {
        Reach reach = me.reach(READ_PLANNING);
        return entities.createQuery("""
                        select r.id, r.name from Room r
                        where r.retiredAt is null and\s""" + Reach.of("r.siteId") + """
                         or r.id = :kept order by r.name""", Object[].class)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .setParameter("kept", kept == null ? -1L : kept)
                .getResultStream()
                .map(row -> new Choice((Long) row[0], (String) row[1]))
                .toList();
    }

    /** A room within reach, or the one it had before; null for none. */
    public static Room chosen(EntityManager entities, Reach reach, Long id, Room before) {
        if (id == null || before != null && before.id() == id) {
            return id == null ? null : before;
        }
        Room found = orMissing(entities.find(Room.class, id));
        return orMissing(reach.covers(found.siteId()) ? found : null);
    }

    /** The same for a session: the room that it or its group already has is accepted. */
    static Room chosen(EntityManager entities, Reach reach, Long id, Session session) {
        Room usual = session.group().room();
        return chosen(entities, reach, id, usual != null && id != null && usual.id() == id ? usual : session.room());
    }

    /** The room with this name at a site; created when there is none. */
    static Room named(EntityManager entities, long site, String name) {
        return entities.createQuery("select r from Room r where r.siteId = :site and r.name = :name", Room.class)
                .setParameter("site", site)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    Room room = Room.of(site, name);
                    entities.persist(room);
                    return room;
                });
    }

    /** Adds a room (id 0) or changes one. Refuses a name that another room of its site has. */
    @Allowed(EDIT_PLANNING)
    public void save(RoomRow row) {
        mustReach(row.siteId());
        orMissing(entities.find(Site.class, row.siteId()));
        long taken = entities.createQuery("""
                        select count(r) from Room r where r.siteId = :site and r.name = :name and r.id <> :id""", Long.class)
                .setParameter("site", row.siteId())
                .setParameter("name", row.name())
                .setParameter("id", row.id())
                .getSingleResult();
        if (taken > 0) {
            throw new Refused(PlanningRefusal.ROOM_TAKEN, row.name());
        }
        if (row.id() == 0) {
            entities.persist(new Room(row.siteId(), row.name(), row.capacity()));
        } else {
            at(row.id(), row.version()).change(row.siteId(), row.name(), row.capacity());
        }
    }

    /** Retires a room: it can no longer be chosen; what is planned there stays. */
    @Allowed(EDIT_PLANNING)
    public void retire(long room, long version) {
        at(room, version).retire(clock.instant());
    }

    /** Makes a retired room a choice again. */
    @Allowed(EDIT_PLANNING)
    public void bringBack(long room, long version) {
        at(room, version).bringBack();
    }

    private Room at(long room, long version) {
        Room found = orMissing(entities.find(Room.class, room));
        mustReach(found.siteId());
        found.mustBeAt(version);
        return found;
    }

    private void mustReach(long site) {
        Reach reach = me.reach(EDIT_PLANNING);
        if (!reach.has(site)) {
            throw new Missing();
        }
    }
}
