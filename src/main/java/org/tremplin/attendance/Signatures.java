package org.tremplin.attendance;

import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Attending;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Signing on a phone that is passed round: those present draw, until the sheet is sealed. */
@UseCases
public class Signatures {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private ClosedMonths months;

    /**
     * Stores what somebody drew beside their name. Sending it again changes nothing; of two drawings the later one
     * counts. Refuses an invalid drawing, somebody who is not noted as present, and a sheet that is sealed or in a
     * closed month. Missing for somebody who is not on the list.
     *
     * @param strokes lines on a field of 300 × 120 points: "M12,40L13,42L15,47M80,20L82,22"
     * @param at when it was drawn, by the server's clock
     */
    @Allowed(MARK_ATTENDANCE)
    public void sign(long session, long person, String strokes, Instant at) {
        Session found = orMissing(Reach.within(
                        me.reach(MARK_ATTENDANCE),
                        entities.createQuery(
                                "select s from Session s where s.id = :session and " + Sessions.WITHIN_REACH,
                                Session.class))
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
        // as for a tap: sealing waits for it, and a later drawing finds the seal
        entities.lock(found, LockModeType.PESSIMISTIC_READ);
        // in brackets: EclipseLink 5 reads an "and" before another join as part of it
        Object[] row = entities.createQuery("""
                        select g, m.status, (select count(z) from Seal z where z.sessionId = s.id),
                          (select count(e) from Enrolment e
                           where e.group.id = s.group.id and e.person.id = :person
                             and\s""" + Attending.jpql("e", "s.date") + """
                          )
                        from Session s
                        left join AttendanceMark m on (m.session = s and m.personId = :person)
                        left join Signature g on (g.sessionId = s.id and g.personId = :person)
                        where s.id = :session""", Object[].class)
                .setParameter("session", session)
                .setParameter("person", person)
                .getSingleResult();
        Signature signature = (Signature) row[0];
        if (signature != null && signature.isFrom(at)) {
            return;
        }
        if (row[1] == null && (Long) row[3] == 0) {
            throw new Missing();
        }
        if ((Long) row[2] > 0) {
            throw new Refused(AttendanceRefusal.SHEET_SEALED);
        }
        if (!found.date().isAfter(months.held())) {
            throw new Refused(AttendanceRefusal.MONTH_CLOSED);
        }
        if (row[1] != AttendanceMark.Status.PRESENT) {
            throw new Refused(AttendanceRefusal.NOT_PRESENT);
        }
        Signature drawn = signature == null ? new Signature(session, person) : signature;
        drawn.draw(strokes, at, clock.instant(), me.accountId());
        if (signature == null) {
            entities.persist(drawn);
        }
    }
}
