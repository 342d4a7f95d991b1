package org.tremplin.planning.staffing;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.PLAN_OWN_TIME;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.Person;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.Trainers;
import org.tremplin.platform.UseCases;

/** The hours that trainers gave: the caller's own, and those of everybody within reach. */
@UseCases
public class HoursGiven {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    @Inject
    private Trainers trainers;

    /** Minutes of held sessions that the caller or a trainer within reach gave between two days. */
    @Allowed(value = PLAN_OWN_TIME, trail = Trail.NONE)
    public long minutes(long person, LocalDate from, LocalDate to) {
        trainers.name(person);
        return entities.createQuery("""
                        select coalesce(sum(s.minutes), 0) from Session s join s.trainers t
                        where t.id = :person and s.status = :held and s.date between :from and :to""", Number.class)
                .setParameter("person", person)
                .setParameter("held", Session.Status.HELD)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult()
                .longValue();
    }

    /** Every trainer within reach, with what they gave within reach between two days, by name. Three statements. */
    @Allowed(EDIT_PLANNING)
    public List<TrainerRow> list(LocalDate from, LocalDate to) {
        Map<Long, Object[]> given = new HashMap<>();
        sessions("select t.id, sum(s.minutes), count(s)", "", Session.Status.HELD, from, to)
                .forEach(row -> given.put((Long) row[0], row));
        Map<Long, Object[]> concerned = new HashMap<>();
        LocalDate today = houses.today();
        sessions(
                        "select t.id, count(distinct s.id)",
                        "join Leave l on l.personId = t.id and s.date between l.startsOn and l.endsOn",
                        Session.Status.PLANNED,
                        today,
                        today.plusYears(1))
                .forEach(row -> concerned.put((Long) row[0], row));
        Map<Long, TrainerRow> rows = new LinkedHashMap<>();
        entities.createQuery(
                        "select p.id, trim(concat(p.givenName, ' ', p.familyName)), r from Person p join p.roles r where "
                                + Trainers.WITHIN_REACH + " order by p.givenName, p.familyName, p.id",
                        Object[].class)
                .setParameter("everywhere", me.reach(EDIT_PLANNING).everywhere())
                .setParameter("sites", me.reach(EDIT_PLANNING).sites())
                .getResultStream()
                .forEach(row -> {
                    long id = (Long) row[0];
                    boolean volunteer = row[2] == Person.Role.VOLUNTEER
                            || rows.containsKey(id) && rows.get(id).volunteer();
                    rows.put(
                            id,
                            new TrainerRow(
                                    id,
                                    (String) row[1],
                                    volunteer,
                                    number(given.get(id), 1),
                                    number(given.get(id), 2),
                                    number(concerned.get(id), 1)));
                });
        return List.copyOf(rows.values());
    }

    private List<Object[]> sessions(String select, String join, Session.Status status, LocalDate from, LocalDate to) {
        return Reach.within(
                        me.reach(EDIT_PLANNING),
                        entities.createQuery(
                                select + " from Session s join s.trainers t " + join
                                        + " where s.status = :status and s.date between :from and :to and "
                                        + Sessions.WITHIN_REACH + " group by t.id",
                                Object[].class))
                .setParameter("status", status)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    private static long number(Object[] row, int column) {
        return row == null ? 0 : ((Number) row[column]).longValue();
    }
}
