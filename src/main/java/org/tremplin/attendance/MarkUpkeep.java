package org.tremplin.attendance;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PersonErasing;
import org.tremplin.planning.SessionReinstated;
import org.tremplin.planning.SessionRetimed;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.UseCases;

/** Marks follow what becomes of their sessions and of their people. */
@UseCases
public class MarkUpkeep {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Sessions sessions;

    @Inject
    private Seals seals;

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void retime(@Observes SessionRetimed session) {
        entities.createQuery("select m from AttendanceMark m where m.session.id = :id", AttendanceMark.class)
                .setParameter("id", session.session())
                .getResultStream()
                .forEach(m -> m.retime(session.minutes()));
        seals.corrected(List.of(session.session()));
    }

    /** Of two marks in one session the one with more minutes is the person's. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    void settle(@Observes PeopleMerging people) {
        List<Object[]> twice = entities.createNativeQuery("""
                        select k.id, g.id, g.minutes > k.minutes, g.status, g.minutes_late, g.minutes_left_early, g.minutes, g.reason_id,
                          k.version
                        from attendance_mark k join attendance_mark g on g.session_id = k.session_id
                        where k.person_id = ?1 and g.person_id = ?2""")
                .setParameter(1, people.kept())
                .setParameter(2, people.gone())
                .getResultList();
        follow(people);
        for (Object[] row : twice) {
            people.rows().remove("attendance_mark", ((Number) row[1]).longValue());
            if (((Number) row[2]).intValue() == 1) {
                Map<String, Object> better = new LinkedHashMap<>();
                better.put("status", row[3]);
                better.put("minutes_late", row[4]);
                better.put("minutes_left_early", row[5]);
                better.put("minutes", row[6]);
                better.put("reason_id", row[7]);
                better.put("version", ((Number) row[8]).longValue() + 1);
                people.rows().set("attendance_mark", ((Number) row[0]).longValue(), better);
            }
        }
    }

    /** Where both have a history in one session, the other's follows. */
    @SuppressWarnings("unchecked")
    private void follow(PeopleMerging people) {
        List<Object[]> lines = entities.createNativeQuery("""
                        select g.id, g.position + (select max(k.position) from attendance_change k
                                                   where k.session_id = g.session_id and k.person_id = ?1)
                        from attendance_change g
                        where g.person_id = ?2 and exists (select 1 from attendance_change k
                                                           where k.session_id = g.session_id and k.person_id = ?1)
                        order by g.position desc""")
                .setParameter(1, people.kept())
                .setParameter(2, people.gone())
                .getResultList();
        for (Object[] line : lines) {
            people.rows().set("attendance_change", ((Number) line[0]).longValue(), Map.of("position", line[1]));
        }
    }

    /** Of somebody forgotten it stays that somebody was there. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    void forget(@Observes PersonErasing person) {
        if (person.named()) {
            return;
        }
        List<Number> years = entities.createNativeQuery("select distinct year(s.on_date) from attendance_mark m"
                        + " join session s on s.id = m.session_id where m.person_id = ?1")
                .setParameter(1, person.person())
                .getResultList();
        for (Number year : years) {
            entities.createNativeQuery("""
                            update attendance_mark m join session s on s.id = m.session_id
                            set m.person_id = ?1, m.reason_id = null where m.person_id = ?2 and year(s.on_date) = ?3""")
                    .setParameter(1, person.nobodies().in("ATTENDANCE", year.intValue()))
                    .setParameter(2, person.person())
                    .setParameter(3, year)
                    .executeUpdate();
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void holdAgain(@Observes SessionReinstated session) {
        entities.flush();
        long marks = entities.createQuery(
                        "select count(m) from AttendanceMark m where m.session.id = :id and m.status <> :announced",
                        Long.class)
                .setParameter("id", session.session())
                .setParameter("announced", AttendanceMark.Status.ANNOUNCED)
                .getSingleResult();
        if (marks > 0) {
            sessions.heldByRollCall(session.session());
        }
    }
}
