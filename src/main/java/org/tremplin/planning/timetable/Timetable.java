package org.tremplin.planning.timetable;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.IMPORT;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.Activity;
import org.tremplin.catalogue.ActivityKey;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.people.Person;
import org.tremplin.planning.Clashes;
import org.tremplin.planning.Group;
import org.tremplin.planning.Room;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionRetimed;
import org.tremplin.planning.SessionsPlanned;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Claims;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/** Imports groups and sessions: rooms and staff known only by name are created. */
@UseCases
public class Timetable {
    /** The site of imported rows when nothing else is said: the one that every association starts with. */
    private static final long FIRST_SITE = 1;

    /** The clash reason of sessions that clash in the imported files. */
    private static final String IMPORTED = "import";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Trainers trainers;

    @Inject
    private Event<SessionRetimed> retimed;

    @Inject
    private Event<SessionsPlanned> planned;

    @Inject
    private Clashes clashes;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    @Inject
    private Claims claims;

    /** A session as others refer to it by its code. @param minutes its length */
    public record SessionKey(long id, String group, LocalDate date, int minutes, Session.Status status)
            implements Serializable {}

    /**
     * Creates or updates groups by their codes. Missing for one out of reach; a new one belongs to the importing user's
     * site.
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Applied importGroups(List<GroupLine> lines) {
        Map<String, ActivityKey> activities = catalogue.keys();
        RoomsByName rooms = rooms();
        long site = siteOfNewGroups();
        Map<String, Group> known = groups(lines.stream().map(GroupLine::code).toList());
        Map<String, Person> trainers = trainers(
                lines,
                GroupLine::trainer,
                line -> known.containsKey(line.code()) ? known.get(line.code()).siteId() : site);
        int created = 0;
        int updated = 0;
        for (GroupLine line : lines) {
            ActivityKey activity = activities.get(line.activity());
            Group group = known.get(line.code());
            boolean fresh = group == null;
            List<Object> before = fresh ? List.of() : group.facts();
            long itsSite = fresh ? site : group.siteId();
            if (fresh) {
                group = Group.of(line.code());
            } else {
                mustReach(group);
                claims.claim(Set.of(group.id()));
            }
            group.plan(
                    entities.getReference(Activity.class, activity.id()),
                    itsSite,
                    line.given().contains("lieu") || fresh ? rooms.named(line.room(), itsSite) : group.room(),
                    line.title(),
                    line.capacity(),
                    line.from(),
                    line.to(),
                    fresh ? activity.usuallyOpen() ? Group.Opening.OPEN : Group.Opening.CLOSED : group.form().opening);
            if (line.given().contains("formateur")) {
                group.taughtBy(line.trainer() == null ? Set.of() : Set.of(trainers.get(line.trainer())));
            }
            if (fresh) {
                entities.persist(group);
                created++;
            } else if (!before.equals(group.facts())) {
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }

    /** Creates or updates sessions by their codes. Missing where the group, or the previous one, is out of reach. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Applied importSessions(List<SessionLine> lines) {
        RoomsByName rooms = rooms();
        Map<String, Group> groups =
                groups(lines.stream().map(SessionLine::group).collect(Collectors.toSet()));
        Map<String, Person> trainers = trainers(
                lines, SessionLine::trainer, line -> groups.get(line.group()).siteId());
        Map<String, Session> known =
                sessions(lines.stream().map(SessionLine::code).toList());
        List<Session> written = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        int created = 0;
        int updated = 0;
        for (SessionLine line : lines) {
            Session session = known.get(line.code());
            boolean fresh = session == null;
            SessionForm before = fresh ? null : session.form();
            Slot was = fresh ? null : session.slot();
            Group group = groups.get(line.group());
            mustReach(group);
            if (fresh) {
                session = Session.of(line.code(), group, clock.instant());
            } else {
                mustReach(session.group());
                claims.claim(Set.of(session.id()));
            }
            session.moveTo(group);
            session.meet(
                    line.date(),
                    line.from(),
                    line.to(),
                    line.given().contains("lieu") || fresh ? rooms.named(line.room(), group.siteId()) : session.room());
            if (line.given().contains("formateur")) {
                session.taughtBy(line.trainer() == null ? Set.of() : Set.of(trainers.get(line.trainer())));
            }
            session.correct(line.status());
            if (fresh) {
                entities.persist(session);
                written.add(session);
                days.add(session.date());
                created++;
            } else if (!Objects.equals(before, session.form())) {
                session.changed(clock.instant());
                written.add(session);
                updated++;
                if (before.status() != session.status() || !was.sameGroupTimeAndPlace(session.slot())) {
                    retimed.fire(new SessionRetimed(session.id(), session.minutes(), was.date(), session.date()));
                }
            }
        }
        if (!days.isEmpty()) {
            planned.fire(new SessionsPlanned(days));
        }
        noteClashes(written);
        return new Applied(created, updated, lines.size() - created - updated);
    }

    /** Imported history may clash, because it is what happened. The sessions concerned say so. */
    private void noteClashes(List<Session> written) {
        entities.flush();
        List<Slot> slots = written.stream()
                .filter(s -> s.status() != Session.Status.CANCELLED)
                .map(Session::slot)
                .toList();
        Set<Long> clashing =
                clashes.clashes(slots).keySet().stream().map(Slot::session).collect(Collectors.toSet());
        written.forEach(s -> s.overrule(clashing.contains(s.id()) ? IMPORTED : null));
    }

    /** The sessions with these codes; unknown codes are left out. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, SessionKey> sessionKeys(Collection<String> codes) {
        Map<String, SessionKey> keys = new HashMap<>();
        if (!codes.isEmpty()) {
            entities.createQuery("""
                            select s.code, s.id, g.code, s.date, s.minutes, s.status
                            from Session s join s.group g where s.code in :codes""", Object[].class)
                    .setParameter("codes", codes)
                    .getResultStream()
                    .forEach(row -> keys.put(
                            (String) row[0],
                            new SessionKey(
                                    (Long) row[1],
                                    (String) row[2],
                                    (LocalDate) row[3],
                                    (Integer) row[4],
                                    (Session.Status) row[5])));
        }
        return keys;
    }

    /** The ids of the sessions with these codes; unknown codes are left out. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Long> sessionIds(Collection<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        sessionKeys(codes).forEach((code, key) -> ids.put(code, key.id()));
        return ids;
    }

    /** The ids of the groups with these codes; unknown codes are left out. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Long> groupIds(Collection<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        groups(codes).forEach((code, group) -> ids.put(code, group.id()));
        return ids;
    }

    private Map<String, Group> groups(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select distinct g from Group g left join fetch g.trainers where g.code in :codes",
                                Group.class)
                        .setParameter("codes", codes)
                        .getResultStream()
                        .collect(Collectors.toMap(Group::code, Function.identity()));
    }

    private Map<String, Session> sessions(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select distinct s from Session s left join fetch s.trainers where s.code in :codes",
                                Session.class)
                        .setParameter("codes", codes)
                        .getResultStream()
                        .collect(Collectors.toMap(Session::code, Function.identity()));
    }

    private void mustReach(Group group) {
        Reach reach = me.reach(EDIT_PLANNING);
        if (!reach.has(group.siteId())) {
            throw new Missing();
        }
    }

    /** If the importing user has several sites, the one that was created first. */
    private long siteOfNewGroups() {
        Reach reach = me.reach(EDIT_PLANNING);
        return reach.everywhere() ? FIRST_SITE : Collections.min(reach.sites());
    }

    private RoomsByName rooms() {
        return new RoomsByName(
                entities.createQuery("select r from Room r order by r.id desc", Room.class)
                        .getResultList(),
                me.reach(EDIT_PLANNING).everywhere(),
                entities::persist);
    }

    /** If a name teaches at several sites, the first one in the file. */
    private <T> Map<String, Person> trainers(List<T> lines, Function<T, String> name, Function<T, Long> site) {
        Map<String, Long> sites = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> name.apply(line) != null)
                .forEach(line -> sites.putIfAbsent(name.apply(line), site.apply(line)));
        Map<String, Person> found = new HashMap<>();
        trainers.named(sites.keySet(), sites::get)
                .forEach((named, id) -> found.put(named, entities.find(Person.class, id)));
        return found;
    }
}
