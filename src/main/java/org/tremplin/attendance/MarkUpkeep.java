package org.tremplin.attendance;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.people.ContactSought;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PeopleParted;
import org.tremplin.people.PersonErasing;
import org.tremplin.planning.SessionNotHeld;
import org.tremplin.planning.SessionReinstated;
import org.tremplin.planning.SessionRetimed;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Keeps marks consistent when their sessions or people change. */
@UseCases
public class MarkUpkeep {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Sessions sessions;

    @Inject
    private Seals seals;

    /** The last time the person was present, or was expected and excused. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on(
                "(select max(s.on_date) from attendance_mark c join session s on s.id = c.session_id where c.person_id = p.id)");
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void retime(@Observes SessionRetimed session) {
        entities.createQuery("select m from AttendanceMark m where m.session.id = :id", AttendanceMark.class)
                .setParameter("id", session.session())
                .getResultStream()
                .forEach(m -> m.retime(session.minutes()));
        seals.corrected(List.of(session.session()));
    }

    /**
     * If both people have a mark in one session, keeps the one that says more, and adds a line for it to the history.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void settle(@Observes PeopleMerging people) {
        Instant now = clock.instant();
        List<Object[]> twice = entities.createQuery("""
                        select k, g from AttendanceMark k join AttendanceMark g on g.sessionId = k.sessionId
                        where k.personId = :kept and g.personId = :gone order by k.sessionId""", Object[].class)
                .setParameter("kept", people.kept())
                .setParameter("gone", people.gone())
                .getResultList();
        appendHistory(people);
        Map<Long, AttendanceChange> lines = lastLines(people, twice);
        int given = given(people.kept(), people.gone());
        twice.forEach(pair -> {
            AttendanceMark kept = (AttendanceMark) pair[0];
            AttendanceMark gone = (AttendanceMark) pair[1];
            AttendanceMark stays = gone.saysMoreThan(kept) ? gone : kept;
            people.rows().remove("attendance_mark", (stays == kept ? gone : kept).id());
            entities.lock(stays, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            AttendanceChange last = lines.get(kept.sessionId());
            if (last == null || stays.differsFrom(last.value())) {
                AttendanceChange settled = new AttendanceChange(
                        kept.sessionId(),
                        people.kept(),
                        Math.max(last == null ? 0 : last.position(), given) + 1,
                        stays.value(),
                        people.reason(),
                        now,
                        now,
                        me.accountId());
                entities.persist(settled);
                people.rows().added("attendance_change", settled.id());
            }
        });
    }

    /** The highest line number that either was ever given, even if no line has it now. */
    private int given(long kept, long gone) {
        return entities.createQuery(
                        "select max(p.linesGiven) from Person p where p.id in (:kept, :gone)", Integer.class)
                .setParameter("kept", kept)
                .setParameter("gone", gone)
                .getSingleResult();
    }

    /** If both have a history in one session, appends the other's lines, with numbers above every number ever given. */
    @SuppressWarnings("unchecked")
    private void appendHistory(PeopleMerging people) {
        List<Object[]> lines = entities.createNativeQuery("""
                        select g.id, g.position + greatest(p.lines_given,
                                 coalesce((select max(k.position) from attendance_change k
                                           where k.session_id = g.session_id and k.person_id = p.id), 0))
                        from attendance_change g join person p on p.id = ?1
                        where g.person_id = ?2 and (p.lines_given > 0
                          or exists (select 1 from attendance_change k where k.session_id = g.session_id and k.person_id = p.id))
                        order by g.position desc""")
                .setParameter(1, people.kept())
                .setParameter(2, people.gone())
                .getResultList();
        for (Object[] line : lines) {
            people.rows().set("attendance_change", ((Number) line[0]).longValue(), Map.of("position", line[1]));
        }
    }

    /** The last line of either person, by session. */
    private Map<Long, AttendanceChange> lastLines(PeopleMerging people, List<Object[]> twice) {
        Map<Long, AttendanceChange> last = new HashMap<>();
        if (!twice.isEmpty()) {
            entities.createQuery("""
                            select c from AttendanceChange c where c.personId in (:kept, :gone) and c.sessionId in :sessions
                            order by c.position""", AttendanceChange.class)
                    .setParameter("kept", people.kept())
                    .setParameter("gone", people.gone())
                    .setParameter(
                            "sessions",
                            twice.stream()
                                    .map(pair -> ((AttendanceMark) pair[0]).sessionId())
                                    .toList())
                    .getResultList()
                    .forEach(line -> last.put(line.sessionId(), line));
        }
        return last;
    }

    /** Recalculates the minutes of a restored mark: the length of its session may have changed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void part(@Observes PeopleParted people) {
        entities.createQuery("""
                        select m, s.minutes from AttendanceMark m join m.session s
                        where m.personId in (:kept, :gone) and m.status = org.tremplin.attendance.AttendanceMark.Status.PRESENT
                          and m.minutes <> s.minutes - m.minutesLate - m.minutesLeftEarly""", Object[].class)
                .setParameter("kept", people.kept())
                .setParameter("gone", people.gone())
                .getResultList()
                .forEach(row -> ((AttendanceMark) row[0]).retime((Integer) row[1]));
        entities.flush();
        reserveNumbers(people);
    }

    /**
     * Reserves the numbers that lines may have had while the two were one: both histories together, plus the settling
     * line.
     */
    private void reserveNumbers(PeopleParted people) {
        entities.createNativeQuery("""
                        update person p join (
                          select sum(greatest(o.lines_given, coalesce(
                            (select max(c.position) from attendance_change c where c.person_id = o.id), 0))) + 1 given
                          from person o where o.id in (?1, ?2)) n
                        set p.lines_given = n.given
                        where p.id in (?1, ?2)
                          and exists (select 1 from attendance_change c where c.person_id in (?1, ?2))""")
                .setParameter(1, people.kept())
                .setParameter(2, people.gone())
                .executeUpdate();
    }

    /**
     * When a person is erased, keeps only that somebody was present, and a reason if it justifies or credits an
     * absence.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes PersonErasing person) {
        if (person.named()) {
            return;
        }
        long marks = entities.createQuery(
                        "select count(m) from AttendanceMark m where m.personId = :person", Long.class)
                .setParameter("person", person.person())
                .getSingleResult();
        if (marks > 0) {
            entities.createNativeQuery("""
                            update attendance_mark m left join absence_reason r on r.id = m.reason_id
                            set m.person_id = ?1, m.reason_id = case when r.justified = true
                              or exists (select 1 from programme_credit c where c.reason_id = r.id) then m.reason_id end
                            where m.person_id = ?2""")
                    .setParameter(1, person.nobodies().in("ATTENDANCE"))
                    .setParameter(2, person.person())
                    .executeUpdate();
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void holdAgain(@Observes SessionReinstated session) {
        if (isMarked(session.session())) {
            sessions.heldByRollCall(session.session());
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustBeUnmarked(@Observes SessionNotHeld session) {
        if (isMarked(session.session())) {
            throw new Refused(AttendanceRefusal.SESSION_MARKED);
        }
    }

    /**
     * Whether anybody is marked as present or absent. Flushes first, so that the session's row is locked and nobody is
     * marked meanwhile.
     */
    private boolean isMarked(long session) {
        entities.flush();
        return entities.createQuery(
                                "select count(m) from AttendanceMark m where m.session.id = :id and m.status <> :announced",
                                Long.class)
                        .setParameter("id", session)
                        .setParameter("announced", AttendanceMark.Status.ANNOUNCED)
                        .getSingleResult()
                > 0;
    }
}
