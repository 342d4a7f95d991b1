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
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Grant;
import org.tremplin.access.House;
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
 * Calendars to subscribe to (RFC 5545). A session keeps its UID for ever, its SEQUENCE grows with every change, and one
 * that is cancelled stays in as CANCELLED, so that a phone follows. Nothing of other people is in them.
 */
@UseCases
public class Feeds implements Keyring {
    private static final int DAYS_BACK = 30;
    static final int DAYS_AHEAD = 400;
    private static final int LONGEST_LINE = 75;

    /** Title, which sessions, and ?1 whose; ?2 and ?3 are the first and the last day. */
    static final String SESSIONS = """
            select s.id, %s, s.on_date, s.starts_at, s.ends_at, s.status, s.sequence, s.changed_at, r.name, i.name
            from session s join activity_group g on g.id = s.group_id join activity a on a.id = g.activity_id
            join site i on i.id = g.site_id left join room r on r.id = s.room_id
            where %s and s.on_date between ?2 and ?3 order by s.on_date, s.starts_at, s.id""";

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

    /** A subscription to one's own sessions: those one gives, or for learners those on whose lists one is. @return the secret */
    @Allowed(CHANGE_OWN_ACCOUNT)
    public String mine(String password) {
        account.confirm(password);
        return keep(me.is("LEARNER") ? CalendarFeed.Kind.LEARNER : CalendarFeed.Kind.TRAINER, me.personId());
    }

    /** A subscription to a group within reach. @return the secret, which nobody can show again */
    @Allowed(READ_PLANNING)
    public String ofGroup(String password, long group) {
        groups.view(group);
        account.confirm(password);
        return keep(CalendarFeed.Kind.GROUP, group);
    }

    /** A subscription to a room, for those who reach every group that meets there. @return the secret */
    @Allowed(READ_PLANNING)
    public String ofRoom(String password, long room) {
        if (!reaches(me.reach(READ_PLANNING), orMissing(entities.find(Room.class, room)))) {
            throw new Missing();
        }
        account.confirm(password);
        return keep(CalendarFeed.Kind.ROOM, room);
    }

    private static boolean reaches(Reach reach, Room room) {
        return reach.everywhere() || reach.sites().contains(room.siteId());
    }

    private String keep(CalendarFeed.Kind kind, long of) {
        String secret = Secrets.fresh();
        entities.persist(new CalendarFeed(orMissing(me.accountId()), Secrets.hash(secret), kind, of, clock.instant()));
        return secret;
    }

    /** One's subscriptions that still work, the newest first. */
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

    /** Ends one of one's own subscriptions: the address is dead at once. */
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
     * The calendar behind a secret, as text. Missing for a secret that is unknown or revoked, and when its owner would not be
     * given it today: the account is closed, or has lost the role, the site, the group or the person.
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
        List<Object[]> rows = entities.createNativeQuery(SESSIONS.formatted("g.title", which(feed.kind())))
                .setParameter(1, feed.of())
                .setParameter(2, Date.valueOf(today.minusDays(DAYS_BACK)))
                .setParameter(3, Date.valueOf(today.plusDays(DAYS_AHEAD)))
                .getResultList();
        return text(rows, houses.house());
    }

    /** Which sessions, by kind of feed; ?1 is the person, room or group. */
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

    /** Sessions, in the columns of {@link #SESSIONS}, as a calendar. */
    static String text(List<Object[]> rows, House house) {
        Calendar calendar = new Calendar(
                new PropertyList(List.of(
                        new ProdId("-//Tremplin//FR"),
                        ImmutableVersion.VERSION_2_0,
                        ImmutableCalScale.GREGORIAN,
                        new XProperty("X-WR-CALNAME", house.name()),
                        new XProperty("X-PUBLISHED-TTL", "PT1H"))),
                new ComponentList<>());
        calendar.add(TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(house.zone().getId())
                .getVTimeZone());
        rows.forEach(row -> calendar.add(event(row, house.zone())));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString());
    }

    /** Lines of 75 octets at most, as RFC 5545 counts, cut between characters; the library counts letters. */
    public static String folded(String calendar) {
        StringBuilder folded = new StringBuilder(calendar.length() + calendar.length() / 50);
        for (String line : calendar.replaceAll("\r\n[ \t]", "").split("\r\n")) {
            int octets = 0;
            for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
                int sign = line.codePointAt(i);
                int size = sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
                if (octets + size > LONGEST_LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.appendCodePoint(sign);
                octets += size;
            }
            folded.append("\r\n");
        }
        return folded.toString();
    }

    private static VEvent event(Object[] row, ZoneId zone) {
        LocalDate date = ((Date) row[2]).toLocalDate();
        Instant changed = (row[7] instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) row[7])
                .toInstant(ZoneOffset.UTC);
        String place = Stream.of((String) row[8], (String) row[9])
                .filter(name -> name != null)
                .collect(Collectors.joining(", "));
        return new VEvent(new PropertyList(List.of(
                new Uid("session-" + row[0] + "@tremplin"),
                new DtStamp(changed),
                new LastModified(changed),
                new Sequence(((Number) row[6]).intValue()),
                new Status(row[5].equals("CANCELLED") ? "CANCELLED" : "CONFIRMED"),
                new DtStart<>(date.atTime(((Time) row[3]).toLocalTime()).atZone(zone)),
                new DtEnd<>(date.atTime(((Time) row[4]).toLocalTime()).atZone(zone)),
                new Summary((String) row[1]),
                new Location(place))));
    }
}
