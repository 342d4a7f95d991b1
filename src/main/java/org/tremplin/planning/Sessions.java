package org.tremplin.planning;

import static org.tremplin.access.Permission.CHECK_IN;
import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.people.Person;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Sessions: meetings of groups. */
@UseCases
public class Sessions {
    /**
     * The rows that a reader reaches: sessions of their sites, and those they teach, as a trainer of the session or of
     * its group. Uses {@code s} and its {@code group}; parameters :everywhere, :sites, :self ({@link Reach#within}).
     */
    public static final String WITHIN_REACH = "(" + Reach.of("s.group.siteId") + """
             or exists (select 1 from Session mine join mine.trainers t where mine.id = s.id and t.id = :self)
             or exists (select 1 from Group ours join ours.trainers t where ours.id = s.group.id and t.id = :self))""";

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Arrangements arrangements;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    @Inject
    private Event<SessionRetimed> retimed;

    @Inject
    private Event<SessionsPlanned> planned;

    @Inject
    private Event<SessionReinstated> reinstated;

    @Inject
    private Event<SessionNotHeld> notHeld;

    @Inject
    private Event<SessionsChanged> changed;

    /**
     * Marks a planned session as held with the first mark of its roll-call. One statement, before the marks are
     * written: two transactions that lock the session in share mode for their marks and then change it would deadlock.
     */
    @Allowed(
            value = {MARK_ATTENDANCE, CHECK_IN},
            trail = Trail.OWN_HISTORY)
    public void heldByRollCall(long session) {
        entities.createQuery("""
                        update Session s set s.status = :held, s.version = s.version + 1
                        where s.id = :id and s.status = :planned""")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("held", Session.Status.HELD)
                .setParameter("planned", Session.Status.PLANNED)
                .setParameter("id", session)
                .executeUpdate();
    }

    /** The same for sessions with marks in an import, before the marks are written; cancelled ones stay cancelled. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public void heldByImport(Collection<Long> sessions) {
        entities.createQuery("""
                        update Session s set s.status = :held, s.version = s.version + 1
                        where s.id in :ids and s.status = :planned""")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("held", Session.Status.HELD)
                .setParameter("planned", Session.Status.PLANNED)
                .setParameter("ids", sessions)
                .executeUpdate();
    }

    private Session find(long session, Permission permission) {
        return orMissing(Reach.within(
                        me.reach(permission),
                        entities.createQuery(
                                "select s from Session s where s.id = :id and " + WITHIN_REACH, Session.class))
                .setParameter("id", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    private Session known(PlanSession wanted) {
        Session session = find(wanted.id(), EDIT_PLANNING);
        if (wanted.group() != 0 && wanted.group() != session.group().id()) {
            throw new Refused(PlanningRefusal.SESSION_OF_OTHER_GROUP);
        }
        session.mustBeAt(wanted.version());
        return session;
    }

    /**
     * Creates a session (id 0) of a group, or changes one: its time, room and trainers. Refuses an end before the
     * start, another group than its own, a date outside the group's, a coming date for a held session, and what is
     * taken at that time ({@link ClashFound}) unless a reason overrules it.
     *
     * @return the id
     */
    @Allowed(EDIT_PLANNING)
    public long plan(PlanSession wanted) {
        Session session;
        if (wanted.id() == 0) {
            session = new Session(Session.freshCode(), group(wanted.group()), clock.instant());
        } else {
            session = known(wanted);
            session.changed(clock.instant());
        }
        List<Slot> was = wanted.id() == 0 ? List.of() : List.of(session.slot());
        arrangements.place(
                session,
                wanted.date(),
                wanted.from(),
                wanted.to(),
                Rooms.chosen(entities, me.reach(EDIT_PLANNING), wanted.room(), session));
        session.taughtBy(Trainers.chosen(entities, me.reach(EDIT_PLANNING), wanted.trainers(), session));
        arrangements.claim(List.of(session), wanted.clashReason());
        if (wanted.id() == 0) {
            entities.persist(session);
            planned.fire(new SessionsPlanned(Set.of(session.date())));
        } else if (!was.get(0).equals(session.slot())) {
            counted(session, was.get(0).date());
        }
        arrangements.announce(was, List.of(session));
        return session.id();
    }

    /** The sessions of a series that a change applies to. */
    public enum Scope {
        ONE,
        FOLLOWING,
        ALL
    }

    /** @param changed how many sessions changed @param kept how many stay: over, marked or cancelled */
    public record SeriesChange(int changed, int kept) implements Serializable {}

    /**
     * Changes a session and, with it, others of its series by the same number of days and to the same hours, room and
     * trainers. Sessions that are over, marked or cancelled stay as they are, and so do individual arrangements:
     * different hours, and another room or a substitute, where the changed session had the usual one. With FOLLOWING,
     * the later sessions become a series of their own. Refuses like {@link #plan}, all or nothing.
     */
    @Allowed(EDIT_PLANNING)
    public SeriesChange changeSeries(PlanSession wanted, Scope scope) {
        Session first = known(wanted);
        if (scope == Scope.ONE || first.series() == null) {
            plan(wanted);
            return new SeriesChange(1, 0);
        }
        LocalDate from = first.date();
        long days = ChronoUnit.DAYS.between(from, wanted.date());
        List<Session> series = ofSeries(first.series().id(), scope == Scope.FOLLOWING ? from : LocalDate.MIN);
        List<Session> changing = series.stream()
                .filter(s -> s.status() == Session.Status.PLANNED && !s.date().isBefore(houses.today()))
                .filter(s -> s.isSameMeeting(first))
                .toList();
        Room room = Rooms.chosen(entities, me.reach(EDIT_PLANNING), wanted.room(), first);
        Set<Person> trainers = Trainers.chosen(entities, me.reach(EDIT_PLANNING), wanted.trainers(), first);
        Instant now = clock.instant();
        List<Slot> was = changing.stream().map(Session::slot).toList();
        Room usualRoom = first.room();
        Set<Person> usualTrainers = Set.copyOf(first.trainers());
        for (Session session : changing) {
            Room itsRoom = Objects.equals(session.room(), usualRoom) ? room : session.room();
            arrangements.place(session, session.date().plusDays(days), wanted.from(), wanted.to(), itsRoom);
            if (session.trainers().equals(usualTrainers)) {
                session.taughtBy(trainers);
            }
            session.changed(now);
        }
        if (scope == Scope.FOLLOWING) {
            SessionSeries later =
                    new SessionSeries(first.group(), first.series().rule());
            entities.persist(later);
            series.forEach(s -> s.belongTo(later));
        }
        arrangements.claim(changing, wanted.clashReason());
        arrangements.announce(was, changing);
        return new SeriesChange(changing.size(), series.size() - changing.size());
    }

    private List<Session> ofSeries(long series, LocalDate from) {
        return entities.createQuery(
                        "select s from Session s where s.series.id = :series and s.date >= :from order by s.date, s.startsAt",
                        Session.class)
                .setParameter("series", series)
                .setParameter("from", from.isBefore(EARLIEST) ? EARLIEST : from)
                .setHint("eclipselink.batch", "s.trainers")
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
    }

    private Group group(long id) {
        return orMissing(Reach.within(
                        me.reach(EDIT_PLANNING),
                        entities.createQuery(
                                "select g from Group g where g.id = :id and " + Groups.WITHIN_REACH, Group.class))
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /** Marks a session as held by hand. Refuses a cancelled session, and one whose day has not come. */
    @Allowed(EDIT_PLANNING)
    public void hold(long session, long version) {
        Session found = at(session, version);
        found.hold(houses.today());
        counted(found, found.date());
    }

    /** Withdraws by hand that a session was held: it is planned again. Refuses one in which somebody is marked. */
    @Allowed(EDIT_PLANNING)
    public void takeBackHold(long session, long version) {
        Session found = at(session, version);
        found.notHeld();
        notHeld.fire(new SessionNotHeld(session));
        counted(found, found.date());
    }

    private void counted(Session session, LocalDate before) {
        retimed.fire(new SessionRetimed(session.id(), session.minutes(), before, session.date()));
    }

    /** Cancels a session: it stays visible and is not counted. @param reason never blank; shown to all its readers */
    @Allowed(EDIT_PLANNING)
    public void cancel(long session, long version, String reason) {
        Session found = at(session, version);
        found.cancel(reason);
        found.changed(clock.instant());
        changed.fire(new SessionsChanged(SessionsChanged.Kind.CANCELLED, Map.of(session, Set.of())));
    }

    /**
     * Puts a cancelled session back with its previous status, or as held when people were marked meanwhile. Refuses one
     * that is not cancelled, and what is taken at that time meanwhile unless a reason overrules it.
     */
    @Allowed(EDIT_PLANNING)
    public void reinstate(long session, long version, String clashReason) {
        Session found = at(session, version);
        found.reinstate(houses.today());
        found.changed(clock.instant());
        arrangements.claim(List.of(found), clashReason);
        reinstated.fire(new SessionReinstated(session));
        changed.fire(new SessionsChanged(SessionsChanged.Kind.REINSTATED, Map.of(session, Set.of())));
    }

    /** Records distance, people counted without a name, and third parties served; null for not counted. */
    @Allowed(EDIT_PLANNING)
    public void tookPlace(long session, long version, boolean distance, Integer unnamed, Integer served) {
        Session found = at(session, version);
        found.tookPlace(distance, unnamed, served);
        counted(found, found.date());
    }

    private Session at(long session, long version) {
        Session found = find(session, EDIT_PLANNING);
        found.mustBeAt(version);
        return found;
    }
}
