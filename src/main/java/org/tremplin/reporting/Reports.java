package org.tremplin.reporting;

import static org.tremplin.access.Permission.READ_FIGURES;
import static org.tremplin.access.Permission.READ_PLANNING;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Attending;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The figures that funders ask for: counts, and no names except those of trainers. */
@UseCases
public class Reports {
    private static final String HELD = """
            from session s join activity_group g on g.id = s.group_id join activity a on a.id = g.activity_id %s
            where %s group by a.pole_id, a.id with rollup""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    private record Place(Long pole, Long activity) {}

    private record Name(String pole, String poleTitle, String type, String activity, String title) {}

    /**
     * The figures from one day to another, both included, on the sites within reach. Refuses a period that ends before
     * it begins. Three statements, whatever the size.
     */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public Figures figures(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        Map<Place, Object[]> counts = held("""
                select a.pole_id, a.id, count(distinct s.id),
                  count(distinct case when m.minutes > 0 then m.person_id end),
                  coalesce(sum(m.minutes > 0), 0), coalesce(sum(m.minutes), 0)
                """, "left join attendance_mark m on m.session_id = s.id", from, to);
        Map<Place, Object[]> given = held("""
                select a.pole_id, a.id, sum(s.minutes), coalesce(sum(s.unnamed_heads), 0), coalesce(sum(s.people_served), 0)
                """, "", from, to);
        List<Figures.Row> rows = new ArrayList<>();
        List<Figures.Row> poles = new ArrayList<>();
        for (Map.Entry<Place, Name> place : names().entrySet()) {
            Object[] count = counts.get(place.getKey());
            if (count != null) {
                (place.getKey().activity() == null ? poles : rows)
                        .add(row(place.getValue(), count, given.get(place.getKey())));
            }
        }
        Place all = new Place(null, null);
        return new Figures(from, to, rows, poles, row(new Name("", "", "", "", ""), counts.get(all), given.get(all)));
    }

    private static Figures.Row row(Name name, Object[] count, Object[] given) {
        long present = count == null ? 0 : number(count[5]);
        long lasted = given == null ? 0 : number(given[2]);
        return new Figures.Row(
                name.pole(),
                name.poleTitle(),
                name.type(),
                name.activity(),
                name.title(),
                count == null ? 0 : number(count[2]),
                count == null ? 0 : number(count[3]),
                count == null ? 0 : number(count[4]),
                present,
                Figures.Row.hours(present),
                lasted,
                Figures.Row.hours(lasted),
                given == null ? 0 : number(given[3]),
                given == null ? 0 : number(given[4]));
    }

    private Map<Place, Object[]> held(String select, String join, LocalDate from, LocalDate to) {
        Reach reach = me.reach(READ_FIGURES);
        List<Object[]> rows = period(select + HELD.formatted(join, within(reach)), from, to);
        Map<Place, Object[]> places = new HashMap<>();
        rows.forEach(r ->
                places.put(new Place(r[0] == null ? null : number(r[0]), r[1] == null ? null : number(r[1])), r));
        return places;
    }

    /** Poles and activities in the association's order. */
    private Map<Place, Name> names() {
        Map<Place, Name> names = new LinkedHashMap<>();
        entities.createQuery("""
                        select p.id, a.id, p.code, p.title, t.code, a.code, a.title
                        from Activity a join a.pole p join a.type t order by p.position, a.position""", Object[].class).getResultStream().forEach(r -> {
            String pole = (String) r[2];
            names.putIfAbsent(new Place((Long) r[0], null), new Name(pole, (String) r[3], "TOTAL", "", (String) r[3]));
            names.put(
                    new Place((Long) r[0], (Long) r[1]),
                    new Name(pole, (String) r[3], (String) r[4], (String) r[5], (String) r[6]));
        });
        return names;
    }

    /** Attendance by group and by trainer. */
    public record Attendance(List<AttendanceRow> groups, List<AttendanceRow> trainers) implements Serializable {}

    /**
     * Attendance by group on the sites within reach, by title. Refuses a period that ends before it begins. Two
     * statements.
     */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public List<AttendanceRow> groups(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        Reach reach = me.reach(READ_FIGURES);
        return byGroup(listed(reach, from, to), reach, from, to);
    }

    /** The same by trainer; a session with two trainers counts for both. */
    @Allowed(READ_PLANNING)
    public List<AttendanceRow> trainers(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        Reach reach = me.reach(READ_PLANNING);
        return byTrainer(listed(reach, from, to), reach, from, to);
    }

    /** Both, for accounts that may read both, in three statements: the people on the lists are read once. */
    @Allowed(READ_PLANNING)
    public Attendance attendance(LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        me.mustHave(READ_FIGURES);
        Reach ofGroups = me.reach(READ_FIGURES);
        Reach ofTrainers = me.reach(READ_PLANNING);
        List<Listed> sessions = listed(ofTrainers, from, to);
        boolean same = ofGroups.everywhere() == ofTrainers.everywhere()
                && ofGroups.sites().equals(ofTrainers.sites());
        return new Attendance(
                byGroup(same ? sessions : listed(ofGroups, from, to), ofGroups, from, to),
                byTrainer(sessions, ofTrainers, from, to));
    }

    /**
     * A held session's expected minutes and minutes present of the people on its list; trainers separated by commas.
     */
    private record Listed(long group, String trainers, long expected, long present) {}

    /** The held sessions that had somebody on their list. The index covers all columns that are read of a mark. */
    private List<Listed> listed(Reach reach, LocalDate from, LocalDate to) {
        return period("""
                        select s.group_id,
                          (select group_concat(t.person_id) from session_trainer t where t.session_id = s.id),
                          s.minutes * count(*), coalesce(sum(m.minutes), 0)
                        from session s join activity_group g on g.id = s.group_id
                        join %s x on x.group_id = s.group_id
                        left join attendance_mark m force index (attendance_mark_session)
                          on m.session_id = s.id and m.person_id = x.person_id
                        where %s and %s
                        group by s.id""".formatted(Attending.PLACES, within(reach), Attending.sqlOnce("x", "s.on_date")), from, to)
                .stream()
                .map(r -> new Listed(number(r[0]), (String) r[1], number(r[2]), number(r[3])))
                .toList();
    }

    private List<AttendanceRow> byGroup(List<Listed> sessions, Reach reach, LocalDate from, LocalDate to) {
        Map<Long, List<Listed>> byGroup = sessions.stream().collect(Collectors.groupingBy(Listed::group));
        return attendance("s.group_id", "", "activity_group n", "n.title", byGroup, reach, from, to);
    }

    private List<AttendanceRow> byTrainer(List<Listed> sessions, Reach reach, LocalDate from, LocalDate to) {
        Map<Long, List<Listed>> byTrainer = new HashMap<>();
        sessions.stream()
                .filter(s -> s.trainers != null)
                .forEach(s -> Stream.of(s.trainers.split(","))
                        .forEach(t -> byTrainer
                                .computeIfAbsent(Long.valueOf(t), key -> new ArrayList<>())
                                .add(s)));
        return attendance(
                "t.person_id",
                "join session_trainer t on t.session_id = s.id",
                "person n",
                "trim(concat(n.given_name, ' ', n.family_name))",
                byTrainer,
                reach,
                from,
                to);
    }

    private List<AttendanceRow> attendance(
            String by,
            String join,
            String names,
            String title,
            Map<Long, List<Listed>> sessions,
            Reach reach,
            LocalDate from,
            LocalDate to) {
        String held = "session s join activity_group g on g.id = s.group_id " + join;
        return period("""
                        select n.id, %2$s, h.sessions, h.given, coalesce(p.people, 0), coalesce(p.present, 0)
                        from (select %3$s k, count(*) sessions, sum(s.minutes) given from %4$s where %5$s group by %3$s) h
                        join %1$s on n.id = h.k
                        left join (select %3$s k, count(distinct m.person_id) people, sum(m.minutes) present
                                   from %4$s join attendance_mark m on m.session_id = s.id and m.minutes > 0
                                   where %5$s group by %3$s) p on p.k = h.k
                        order by 2, 1""".formatted(names, title, by, held, within(reach)), from, to).stream()
                .map(r -> {
                    List<Listed> listed = sessions.getOrDefault(number(r[0]), List.of());
                    return new AttendanceRow(
                            number(r[0]),
                            (String) r[1],
                            number(r[2]),
                            number(r[3]),
                            number(r[4]),
                            number(r[5]),
                            listed.stream().mapToLong(Listed::expected).sum(),
                            listed.stream().mapToLong(Listed::present).sum());
                })
                .toList();
    }

    /** SQL: sessions s of groups g that were held in the period, within reach. */
    private static String within(Reach reach) {
        return "s.status = 'HELD' and s.on_date between ?1 and ?2 and " + reach.sql("g.site_id");
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> period(String sql, LocalDate from, LocalDate to) {
        return entities.createNativeQuery(sql)
                .setParameter(1, Date.valueOf(from))
                .setParameter(2, Date.valueOf(to))
                .getResultList();
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
