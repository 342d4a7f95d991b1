package org.tremplin.offer;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CHANGE_OWN_ACCOUNT;
import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;
import static org.tremplin.access.Permission.READ_OWN_PROGRESS;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.access.Permission.SIGNED_IN;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Grant;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Secrets;
import org.tremplin.access.accounts.Grants;
import org.tremplin.access.accounts.KeyRow;
import org.tremplin.access.accounts.Keyring;
import org.tremplin.access.accounts.KeysWithdrawn;
import org.tremplin.access.accounts.MyAccount;
import org.tremplin.enrolment.Attending;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Room;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/**
 * Calendar subscriptions (RFC 5545). A session's UID never changes, its SEQUENCE grows with every change, and a
 * cancelled session stays in the calendar as CANCELLED, so that phones follow. Calendars contain no data about other
 * people.
 */
@UseCases
public class Feeds implements Keyring {
    private static final int DAYS_BACK = 30;
    static final int DAYS_AHEAD = 400;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Groups groups;

    @Inject
    private Grants grants;

    @Inject
    private MyAccount account;

    @Inject
    private AuditNotes notes;

    @Inject
    private Clock clock;

    /**
     * Subscribes to the person's own sessions: those they give or, for learners, those on whose list they are. @return
     * the secret
     */
    @Allowed(CHANGE_OWN_ACCOUNT)
    public String mine(String password) {
        account.confirm(password);
        return keep(me.is("LEARNER") ? CalendarFeed.Kind.LEARNER : CalendarFeed.Kind.TRAINER, me.personId());
    }

    /** Subscribes to a group within reach. @return the secret; only its hash is stored */
    @Allowed(READ_PLANNING)
    public String ofGroup(String password, long group) {
        groups.view(group);
        account.confirm(password);
        return keep(CalendarFeed.Kind.GROUP, group);
    }

    /** Subscribes to a room of a site within reach. @return the secret */
    @Allowed(READ_PLANNING)
    public String ofRoom(String password, long room) {
        if (!reaches(me.reach(READ_PLANNING), orMissing(entities.find(Room.class, room)))) {
            throw new Missing();
        }
        account.confirm(password);
        return keep(CalendarFeed.Kind.ROOM, room);
    }

    private static boolean reaches(Reach reach, Room room) {
        return reach.has(room.siteId());
    }

    private String keep(CalendarFeed.Kind kind, long of) {
        String secret = Secrets.fresh();
        entities.persist(new CalendarFeed(orMissing(me.accountId()), Secrets.hash(secret), kind, of, clock.instant()));
        return secret;
    }

    /** The account's active subscriptions, newest first. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public List<FeedRow> list() {
        return of(orMissing(me.accountId()));
    }

    private List<FeedRow> of(long account) {
        return entities.createQuery("""
                        select f.id, f.kind, r.name, g.title, f.createdAt from CalendarFeed f
                        left join Room r on r.id = f.roomId left join Group g on g.id = f.groupId
                        where f.accountId = :account and f.revokedAt is null order by f.createdAt desc""", Object[].class)
                .setParameter("account", account)
                .getResultStream()
                .map(f -> new FeedRow(
                        (Long) f[0], (CalendarFeed.Kind) f[1], f[2] == null ? (String) f[3] : (String) f[2], (Instant)
                                f[4]))
                .toList();
    }

    /** Revokes one of the account's subscriptions; its address stops working at once. */
    @Allowed(CHANGE_OWN_ACCOUNT)
    public void revoke(long feed) {
        if (!revoke(orMissing(me.accountId()), feed)) {
            throw new Missing();
        }
    }

    private boolean revoke(long account, long feed) {
        Optional<CalendarFeed> found = entities.createQuery(
                        "select f from CalendarFeed f where f.id = :id and f.accountId = :account", CalendarFeed.class)
                .setParameter("id", feed)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
        found.ifPresent(f -> f.revoke(clock.instant()));
        return found.isPresent();
    }

    @Override
    @Allowed(value = MANAGE_ACCOUNTS, trail = Trail.NONE)
    public List<KeyRow> keysOf(long account) {
        return of(account).stream()
                .map(f -> new KeyRow(
                        "planning.feed." + f.kind(), f.id(), Objects.toString(f.title(), ""), f.createdAt(), null))
                .toList();
    }

    @Override
    @Allowed(value = MANAGE_ACCOUNTS, trail = Trail.NONE)
    public boolean endKey(long account, KeyRow key) {
        return key.kind().startsWith("planning.feed.") && revoke(account, key.id());
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void withdraw(@Observes KeysWithdrawn withdrawn) {
        entities.createQuery("update CalendarFeed f set f.revokedAt = :now"
                        + " where f.accountId = :account and f.revokedAt is null")
                .setParameter("now", withdrawn.at())
                .setParameter("account", withdrawn.account())
                .executeUpdate();
    }

    /**
     * The text of the calendar behind a secret. Missing for a secret that is unknown or revoked, and if its owner could
     * no longer subscribe today: the account is closed, or has lost the role, the site, the group or the person.
     */
    @Allowed(ANYONE)
    @SuppressWarnings("unchecked")
    public String calendar(String secret) {
        CalendarFeed feed = orMissing(entities.createQuery("""
                        select f from CalendarFeed f where f.secretHash = :hash and f.revokedAt is null""", CalendarFeed.class)
                .setParameter("hash", Secrets.hash(secret))
                .getResultStream()
                .findFirst()
                .orElse(null));
        notes.add("account", feed.account());
        mustStillBeGiven(feed, orMissing(grants.ofAccount(feed.account()).orElse(null)));
        LocalDate today = houses.today();
        List<Object[]> rows = entities.createNativeQuery(CalendarText.SESSIONS.formatted("g.title", which(feed.kind())))
                .setParameter(1, feed.of())
                .setParameter(2, Date.valueOf(today.minusDays(DAYS_BACK)))
                .setParameter(3, Date.valueOf(today.plusDays(DAYS_AHEAD)))
                .getResultList();
        return CalendarText.of(rows, houses.house());
    }

    /** The condition for sessions, by kind of feed; ?1 is the person, room or group. */
    private String which(CalendarFeed.Kind kind) {
        return switch (kind) {
            case TRAINER -> "exists (select 1 from session_trainer t where t.session_id = s.id and t.person_id = ?1)";
            case LEARNER -> Attending.sqlOfTheirs("s", "?1");
            case ROOM -> "s.room_id = ?1";
            case GROUP -> "s.group_id = ?1";
        };
    }

    private void mustStillBeGiven(CalendarFeed feed, Grant owner) {
        boolean given = switch (feed.kind()) {
            case TRAINER -> owner.has(READ_PLANNING) && Objects.equals(owner.personId(), feed.of());
            case LEARNER -> owner.has(READ_OWN_PROGRESS) && Objects.equals(owner.personId(), feed.of());
            case ROOM ->
                owner.has(READ_PLANNING)
                        && reaches(owner.reach(READ_PLANNING), orMissing(entities.find(Room.class, feed.of())));
            case GROUP -> owner.has(READ_PLANNING) && groups.isWithin(owner.reach(READ_PLANNING), feed.of());
        };
        if (!given) {
            throw new Missing();
        }
    }
}
