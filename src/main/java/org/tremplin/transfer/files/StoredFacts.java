package org.tremplin.transfer.files;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.attendance.ClosedMonths;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.planning.Session;
import org.tremplin.platform.UseCases;

/**
 * Reads stored data for the check of an import, a thousand codes at a time. The code of a merged file leads to the data
 * of the file into which it was merged.
 */
@UseCases
public class StoredFacts implements Stored {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private ClosedMonths months;

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public LocalDate today() {
        return houses.today();
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public String country() {
        return houses.house().country();
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public LocalDate closedUntil() {
        return months.lastClosedDay();
    }

    private boolean reaches(Object site) {
        return me.reach(IMPORT).has(((Number) site).longValue());
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Somebody> people(Collection<String> codes) {
        Map<String, Somebody> found = new HashMap<>();
        // for a merged file, the site of the file into which it was merged counts
        rows("""
                select p.code, p.givenName, p.familyName, p.birthDate, p.siteId, p.mergedInto, k.siteId, p.keptAs
                from Person p left join Person k on k.id = p.mergedInto where p.code in :codes""", codes).forEach(row -> {
            Object site = row[5] == null ? row[4] : row[6];
            found.put(
                    (String) row[0],
                    new Somebody(
                            site == null || reaches(site),
                            row[5] == null && row[7] == null,
                            (String) row[1],
                            (String) row[2],
                            (LocalDate) row[3]));
        });
        return found;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Offered> activities(Collection<String> codes) {
        Set<Object> counted = new HashSet<>(entities.createQuery(
                        "select distinct s.group.activity.id from Session s where s.date <= :until", Object.class)
                .setParameter("until", closedUntil())
                .getResultList());
        Map<String, Offered> found = new HashMap<>();
        rows("select a.code, a.pole.code, a.type.code, a.id from Activity a where a.code in :codes", codes)
                .forEach(row -> found.put(
                        (String) row[0], new Offered((String) row[1], (String) row[2], counted.contains(row[3]))));
        return found;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Long> activityIds(Collection<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        rows("select a.code, a.id from Activity a where a.code in :codes", codes)
                .forEach(row -> ids.put((String) row[0], (Long) row[1]));
        return ids;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Running> groups(Collection<String> codes) {
        Map<Object, Object[]> closed = new HashMap<>();
        if (!codes.isEmpty()) {
            entities.createQuery("""
                            select g.code, min(s.date), max(s.date) from Session s join s.group g
                            where g.code in :codes and s.date <= :until and s.status <> :cancelled group by g.code""", Object[].class)
                    .setParameter("codes", codes)
                    .setParameter("until", closedUntil())
                    .setParameter("cancelled", Session.Status.CANCELLED)
                    .getResultList()
                    .forEach(row -> closed.put(row[0], row));
        }
        Map<String, Running> found = new HashMap<>();
        rows(
                        "select g.code, g.siteId, g.activity.code, g.startsOn, g.endsOn from Group g where g.code in :codes",
                        codes)
                .forEach(row -> {
                    Object[] days = closed.getOrDefault(row[0], new Object[3]);
                    found.put(
                            (String) row[0],
                            new Running(
                                    reaches(row[1]),
                                    (String) row[2],
                                    (LocalDate) row[3],
                                    (LocalDate) row[4],
                                    (LocalDate) days[1],
                                    (LocalDate) days[2]));
                });
        return found;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Meeting> sessions(Collection<String> codes) {
        Map<String, Meeting> found = new HashMap<>();
        rows("""
                select s.code, g.siteId, g.code, s.date, s.startsAt, s.endsAt, s.minutes, s.status, r.name
                from Session s join s.group g left join s.room r where s.code in :codes""", codes)
                .forEach(row -> found.put(
                        (String) row[0],
                        new Meeting(
                                reaches(row[1]),
                                (String) row[2],
                                (LocalDate) row[3],
                                (LocalTime) row[4],
                                (LocalTime) row[5],
                                (Integer) row[6],
                                (Session.Status) row[7],
                                (String) row[8])));
        return found;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Set<String> marked(Collection<String> sessions) {
        return codes("""
                select distinct s.code from AttendanceMark m join m.session s where s.code in :codes
                  and m.status <> org.tremplin.attendance.AttendanceMark.Status.ANNOUNCED""", sessions);
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Set<String> sealed(Collection<String> sessions) {
        return codes(
                "select distinct s.code from Seal z, Session s where s.id = z.sessionId and s.code in :codes",
                sessions);
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<Pair, Place> places(Collection<String> people, Collection<String> groups) {
        Map<Pair, Place> places = new HashMap<>();
        pairs("""
                select p.code, g.code, e.status, e.requestedOn, e.enrolledOn, e.endedOn from Enrolment e join e.group g, Person p
                where e.person.id = coalesce(p.mergedInto, p.id) and p.code in :people and g.code in :groups order by e.id""", people, groups)
                .forEach(row -> places.put(
                        new Pair((String) row[0], (String) row[1]),
                        new Place((Enrolment.Status) row[2], (LocalDate) row[3], (LocalDate) row[4], (LocalDate)
                                row[5])));
        return places;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<Pair, LocalDate> lastMarks(Collection<String> people, Collection<String> groups) {
        return pairs("""
                select p.code, g.code, max(s.date)
                from AttendanceMark m join m.session s join s.group g, Person p
                where m.personId = coalesce(p.mergedInto, p.id) and p.code in :people and g.code in :groups
                  and m.status <> org.tremplin.attendance.AttendanceMark.Status.ANNOUNCED
                group by p.code, g.code""", people, groups).stream()
                .collect(
                        Collectors.toMap(row -> new Pair((String) row[0], (String) row[1]), row -> (LocalDate) row[2]));
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Map<String, LocalDate>> left(Collection<String> groups) {
        Map<String, Map<String, LocalDate>> left = new HashMap<>();
        for (String person : List.of("p.id", "p.mergedInto")) {
            rows("""
                    select g.code, p.code, max(e.endedOn) from Enrolment e join e.group g, Person p
                    where %s = e.person.id and g.code in :codes and e.enrolledOn is not null
                    group by g.code, p.code having count(e.id) = count(e.endedOn)""".formatted(person), groups)
                    .forEach(row -> left.computeIfAbsent((String) row[0], g -> new HashMap<>())
                            .put((String) row[1], (LocalDate) row[2]));
        }
        return left;
    }

    @Override
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Set<Noted> noted(Collection<String> sessions, Collection<String> people) {
        return sessions.isEmpty() || people.isEmpty()
                ? Set.of()
                : entities.createQuery("""
                                select s.code, p.code from AttendanceMark m join m.session s, Person p
                                where m.personId = coalesce(p.mergedInto, p.id) and s.code in :sessions and p.code in :people""", Object[].class)
                        .setParameter("sessions", sessions)
                        .setParameter("people", people)
                        .getResultStream()
                        .map(row -> new Noted((String) row[0], (String) row[1]))
                        .collect(Collectors.toSet());
    }

    private List<Object[]> rows(String query, Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : entities.createQuery(query, Object[].class)
                        .setParameter("codes", codes)
                        .getResultList();
    }

    private Set<String> codes(String query, Collection<String> codes) {
        return codes.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery(query, String.class)
                        .setParameter("codes", codes)
                        .getResultList());
    }

    private List<Object[]> pairs(String query, Collection<String> people, Collection<String> groups) {
        return people.isEmpty() || groups.isEmpty()
                ? List.of()
                : entities.createQuery(query, Object[].class)
                        .setParameter("people", people)
                        .setParameter("groups", groups)
                        .getResultList();
    }
}
