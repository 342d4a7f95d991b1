package org.tremplin.reporting;

import static org.tremplin.access.Permission.READ_FIGURES;
import static org.tremplin.access.Permission.READ_PLANNING;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.attendance.facts.SessionFact;
import org.tremplin.attendance.facts.SessionFacts;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The figures that funders ask for: counts, and no names except those of trainers. */
@UseCases
public class Reports {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private SessionFacts facts;

    private record Place(Long pole, Long activity) {}

    private record Name(String pole, String poleTitle, String type, String activity, String title) {}

    /**
     * The figures from one day to another, both included, on the sites within reach. Refuses a period that ends before
     * it begins. Three statements, whatever the size.
     */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public Figures figures(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        List<SessionFact> sessions = facts.held(me.reach(READ_FIGURES), from, to, false);
        Map<Place, Name> names = new LinkedHashMap<>();
        Map<Long, Place> places =
                places(sessions.stream().map(SessionFact::group).collect(Collectors.toSet()), names);
        Tallies<Place> tallies = new Tallies<>();
        Place all = new Place(null, null);
        for (SessionFact session : sessions) {
            Place place = places.get(session.group());
            tallies.add(session, List.of(place, new Place(place.pole(), null), all));
        }
        List<Figures.Row> rows = new ArrayList<>();
        List<Figures.Row> poles = new ArrayList<>();
        names.forEach((place, name) -> {
            (place.activity() == null ? poles : rows).add(row(name, tallies.of(place)));
        });
        return new Figures(from, to, rows, poles, row(new Name("", "", "", "", ""), tallies.of(all)));
    }

    private static Figures.Row row(Name name, Tally tally) {
        return new Figures.Row(
                name.pole(),
                name.poleTitle(),
                name.type(),
                name.activity(),
                name.title(),
                tally.sessions,
                tally.people.count(),
                tally.attendances,
                tally.present,
                Figures.Row.hours(tally.present),
                tally.given,
                Figures.Row.hours(tally.given),
                tally.unnamedHeads,
                tally.peopleServed);
    }

    /** The activities of groups; adds their names and those of their poles, in the association's order. */
    private Map<Long, Place> places(Collection<Long> groups, Map<Place, Name> names) {
        Map<Long, Place> places = new HashMap<>();
        if (groups.isEmpty()) {
            return places;
        }
        entities.createQuery("""
                        select p.id, a.id, p.code, p.title, t.code, a.code, a.title, g.id
                        from Group g join g.activity a join a.pole p join a.type t where g.id in :groups
                        order by p.position, p.id, a.position, a.id""", Object[].class)
                .setParameter("groups", groups)
                .getResultStream()
                .forEach(r -> {
                    String pole = (String) r[2];
                    Place place = new Place((Long) r[0], (Long) r[1]);
                    names.putIfAbsent(
                            new Place((Long) r[0], null), new Name(pole, (String) r[3], "TOTAL", "", (String) r[3]));
                    names.putIfAbsent(
                            place, new Name(pole, (String) r[3], (String) r[4], (String) r[5], (String) r[6]));
                    places.put((Long) r[7], place);
                });
        return places;
    }

    /** Attendance by group and by trainer. */
    public record Attendance(List<AttendanceRow> groups, List<AttendanceRow> trainers) implements Serializable {}

    /**
     * Attendance by group on the sites within reach, by title. Refuses a period that ends before it begins. Three
     * statements.
     */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public List<AttendanceRow> groups(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        return rows(byGroup(facts.held(me.reach(READ_FIGURES), from, to, false)), new Tallies<>())
                .groups();
    }

    /** The same by trainer; a session with two trainers counts for both. */
    @Allowed(READ_PLANNING)
    public List<AttendanceRow> trainers(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        return rows(new Tallies<>(), byTrainer(facts.held(me.reach(READ_PLANNING), from, to, true)))
                .trainers();
    }

    /** Both, for accounts that may read both, in three statements: sessions are read once. */
    @Allowed(READ_PLANNING)
    public Attendance attendance(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        me.mustHave(READ_FIGURES);
        Reach ofGroups = me.reach(READ_FIGURES);
        Reach ofTrainers = me.reach(READ_PLANNING);
        List<SessionFact> sessions = facts.held(ofTrainers, from, to, true);
        boolean same = ofGroups.everywhere() == ofTrainers.everywhere()
                && ofGroups.sites().equals(ofTrainers.sites());
        return rows(byGroup(same ? sessions : facts.held(ofGroups, from, to, false)), byTrainer(sessions));
    }

    private static Tallies<Long> byGroup(List<SessionFact> sessions) {
        Tallies<Long> tallies = new Tallies<>();
        sessions.forEach(fact -> tallies.add(fact, List.of(fact.group())));
        return tallies;
    }

    private static Tallies<Long> byTrainer(List<SessionFact> sessions) {
        Tallies<Long> tallies = new Tallies<>();
        sessions.forEach(fact -> tallies.add(fact, fact.trainers()));
        return tallies;
    }

    /** Sorted by the database, by its collation. */
    @SuppressWarnings("unchecked")
    private Attendance rows(Tallies<Long> groups, Tallies<Long> trainers) {
        List<Object[]> names = entities.createNativeQuery("""
                        select 1 kind, g.title name, g.id from activity_group g where g.id in (%s)
                        union all
                        select 2, trim(concat(p.given_name, ' ', p.family_name)), p.id from person p where p.id in (%s)
                        order by 1, 2, 3""".formatted(list(groups.keys()), list(trainers.keys())))
                .getResultList();
        Attendance rows = new Attendance(new ArrayList<>(), new ArrayList<>());
        for (Object[] name : names) {
            boolean group = number(name[0]) == 1;
            Tally tally = (group ? groups : trainers).of(number(name[2]));
            (group ? rows.groups : rows.trainers)
                    .add(new AttendanceRow(
                            number(name[2]),
                            (String) name[1],
                            tally.sessions,
                            tally.given,
                            tally.people.count(),
                            tally.present,
                            tally.expected,
                            tally.onList));
        }
        return rows;
    }

    private static String list(Collection<Long> ids) {
        return ids.isEmpty() ? "0" : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static void mustBeInOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new Refused(ReportingRefusal.PERIOD_ENDS_BEFORE_START);
        }
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
