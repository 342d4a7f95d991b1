package org.tremplin.attendance.checkin;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CHECK_IN;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Secrets;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.AttendanceRefusal;
import org.tremplin.attendance.MarkView;
import org.tremplin.people.TimeToForget;
import org.tremplin.planning.Group;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Codes on the trainer's screen with which learners check in. Each is valid for one session, one person and half a
 * minute: a photograph of the screen sent to a friend is worthless once it arrives, or once the code was used.
 */
@UseCases
public class CheckInCodes {
    private static final Duration BEFORE_START = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int STEP = 5;
    private static final int NAMES = 3;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Attendance attendance;

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes TimeToForget time) {
        time.gone(
                "check_in_code",
                entities.createQuery("delete from CheckInCode c where c.shownAt < :before")
                        .setParameter("before", clock.instant().minus(KEPT))
                        .executeUpdate());
    }

    /**
     * What the screen shows.
     *
     * @param used whether the given code has been used, so that another one must be shown
     * @param noted people noted as present
     * @param names the first names of those who checked in last, most recent first
     */
    public record Screen(boolean used, long noted, List<String> names) implements Serializable {}

    /**
     * A redeemed code.
     *
     * @param first false when this person used it before
     * @param open whether somebody who is not on the list may check in
     * @param minutesLate since the start, rounded to five minutes, at least 0
     */
    private record Redeemed(long session, String title, boolean first, boolean open, int minutesLate) {}

    /**
     * Makes a new code. Refuses a session that is not now (from an hour before its start until its end), and one that
     * is cancelled or sealed.
     */
    @Allowed(value = MARK_ATTENDANCE, trail = Trail.NONE)
    public String show(long session) {
        Object[] row = orMissing(Reach.within(
                        me.reach(MARK_ATTENDANCE),
                        entities.createQuery(
                                "select s, (select count(z) from Seal z where z.sessionId = s.id) from Session s"
                                        + " where s.id = :session and " + Sessions.WITHIN_REACH,
                                Object[].class))
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
        Session found = (Session) row[0];
        if (found.status() == Session.Status.CANCELLED) {
            throw new Refused(AttendanceRefusal.SESSION_CANCELLED);
        }
        if ((Long) row[1] > 0) {
            throw new Refused(AttendanceRefusal.SHEET_SEALED);
        }
        mustBeNow(found);
        Instant now = clock.instant();
        entities.createQuery("delete from CheckInCode c where c.shownAt < :long")
                .setParameter("long", now.minus(KEPT))
                .executeUpdate();
        String code = Secrets.fresh();
        entities.persist(new CheckInCode(Secrets.hash(code), session, now));
        return code;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), houses.house().zone());
    }

    private void mustBeNow(Session session) {
        LocalDateTime now = now();
        if (now.isBefore(session.date().atTime(session.startsAt()).minus(BEFORE_START))
                || now.isAfter(session.date().atTime(session.endsAt()))) {
            throw new Refused(AttendanceRefusal.CODE_NOT_NOW);
        }
    }

    /** The state of the session's check-in: two statements, called every second or two. */
    @Allowed(value = MARK_ATTENDANCE, trail = Trail.NONE)
    public Screen screen(long session, String code) {
        Object[] row = orMissing(Reach.within(
                        me.reach(MARK_ATTENDANCE), entities.createQuery("""
                        select (select count(c) from CheckInCode c where c.hash = :hash and c.sessionId = s.id and c.personId is null),
                          (select count(m) from AttendanceMark m where m.sessionId = s.id and m.status = :present)
                        from Session s where s.id = :session and\s""" + Sessions.WITHIN_REACH, Object[].class))
                .setParameter("session", session)
                .setParameter("hash", code == null ? "" : Secrets.hash(code))
                .setParameter("present", AttendanceMark.Status.PRESENT)
                .getResultStream()
                .findFirst()
                .orElse(null));
        List<String> names = entities.createQuery("""
                        select p.givenName from CheckInCode c join Person p on p.id = c.personId
                        where c.sessionId = :session order by c.shownAt desc""", String.class)
                .setParameter("session", session)
                .setMaxResults(NAMES)
                .getResultList();
        return new Screen((Long) row[0] == 0, (Long) row[1], names);
    }

    /**
     * Checks in the signed-in learner with a code: present, late by the minutes since the start. Changes nothing if
     * they are noted as present already or use the same code again. Refuses a code that is too old, used by somebody
     * else or unknown; a session that is over; and what {@link Attendance#mark} refuses.
     *
     * @return the mark, without who made it
     */
    @Allowed(value = CHECK_IN, trail = Trail.OWN_HISTORY)
    public CheckedIn checkIn(String code) {
        Redeemed redeemed = redeem(code, me.personId());
        MarkView now = attendance.comes(redeemed.session(), redeemed.minutesLate(), !redeemed.first(), redeemed.open());
        return new CheckedIn(redeemed.title(), now.status() == AttendanceMark.Status.PRESENT, now.minutesLate());
    }

    /** Marks a code as used. */
    private Redeemed redeem(String code, long person) {
        CheckInCode found = entities.createQuery("select c from CheckInCode c where c.hash = :hash", CheckInCode.class)
                .setParameter("hash", code == null ? "" : Secrets.hash(code))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Refused(AttendanceRefusal.CODE_OVER));
        boolean again = found.isOf(person);
        if (!again && !found.isGood(clock.instant())) {
            throw new Refused(AttendanceRefusal.CODE_OVER);
        }
        Object[] row = entities.createQuery(
                        "select s, s.group.title, s.group.opening from Session s where s.id = :session", Object[].class)
                .setParameter("session", found.session())
                .getSingleResult();
        Session session = (Session) row[0];
        if (!again) {
            mustBeNow(session);
            found.use(person);
        }
        return new Redeemed(session.id(), (String) row[1], !again, row[2] == Group.Opening.OPEN, late(session));
    }

    private int late(Session session) {
        long minutes = Duration.between(session.date().atTime(session.startsAt()), now())
                .toMinutes();
        long rounded = Math.max(0, (minutes + STEP / 2) / STEP * STEP);
        return (int) Math.min(rounded, session.minutes());
    }
}
