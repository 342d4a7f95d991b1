package org.tremplin.planning;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Time;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNames;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.Activity;
import org.tremplin.catalogue.ActivityForm;
import org.tremplin.people.PaperName;
import org.tremplin.people.Person;
import org.tremplin.platform.Found;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** The reading side of the timetable: one statement for a list or a calendar, whatever it shows. */
@UseCases
public class SessionQueries implements AuditNames {
    private static final Map<String, String> SORTS = Map.of(
            "date", "s.on_date %1$s, s.starts_at %1$s",
            "group", "g.title %1$s, s.on_date, s.starts_at",
            "room", "r.name %1$s, s.on_date, s.starts_at");

    /** The limit of one list, enough for a federation's month in the calendar; nobody reads more at a glance. */
    private static final int MOST = 2_000;

    private static final String COLUMNS = """
            select s.id, s.version, s.code, g.id, g.title, r.id, r.name, i.name, a.pole_id, s.on_date, s.starts_at,
              s.ends_at, s.status, s.series_id, s.clash_reason, o.code, g.site_id,
              (select group_concat(t.person_id, ' ', trim(concat(p.given_name, ' ', p.family_name)) order by p.id separator '\n')
               from session_trainer t join person p on p.id = t.person_id where t.session_id = s.id)""";

    private static final String FROM = """
             from session s join activity_group g on g.id = s.group_id join site i on i.id = g.site_id
            join activity a on a.id = g.activity_id join pole o on o.id = a.pole_id left join room r on r.id = s.room_id
            where s.on_date between ?1 and ?2 and (?3 = 0 or g.id = ?3) and (?4 = 0 or s.room_id = ?4)
              and (?5 = 0 or exists (select 1 from session_trainer t where t.session_id = s.id and t.person_id = ?5))
              and (?6 = 0 or g.site_id = ?6) and (?7 = 0 or a.pole_id = ?7) and (?8 = '' or s.status = ?8)
              and (%s
                   or exists (select 1 from session_trainer t where t.session_id = s.id and t.person_id = ?9)
                   or exists (select 1 from group_trainer t where t.group_id = g.id and t.person_id = ?9))""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /** A page of the sessions within reach. Two statements. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Found<SessionRow> list(SessionFilter filter, Slice slice) {
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("date")).formatted(slice.descending() ? "desc" : "asc");
        List<SessionRow> rows = rows(filter, order, slice.offset(), slice.size());
        return new Found<>(rows, number(query("select count(*)", filter, "").getSingleResult()));
    }

    /** All sessions within reach in a period, by time: for calendars. One statement. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<SessionRow> all(SessionFilter filter) {
        return rows(filter, SORTS.get("date").formatted("asc"), 0, MOST);
    }

    /** The trainers of the sessions in {@link #all}, as papers name them; by session. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Map<Long, List<PaperName>> trainersOnPaper(SessionFilter filter) {
        List<Object[]> rows = query(
                        "select s.id, (select group_concat(" + PaperName.CELL
                                + " order by p.id separator '\n') from session_trainer t join person p on p.id = t.person_id"
                                + " where t.session_id = s.id)",
                        filter,
                        "")
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> number(row[0]), row -> PaperName.parse((String) row[1])));
    }

    @SuppressWarnings("unchecked")
    private List<SessionRow> rows(SessionFilter filter, String order, int first, int most) {
        List<Object[]> rows = query(COLUMNS, filter, " order by " + order + ", s.id")
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
        return rows.stream().map(SessionQueries::row).toList();
    }

    private Query query(String select, SessionFilter filter, String end) {
        Reach reach = me.reach(READ_PLANNING);
        return entities.createNativeQuery(select + FROM.formatted(reach.sql("g.site_id")) + end)
                .setParameter(1, Date.valueOf(filter.from()))
                .setParameter(2, Date.valueOf(filter.to()))
                .setParameter(3, filter.group())
                .setParameter(4, filter.room())
                .setParameter(5, filter.trainer())
                .setParameter(6, filter.site())
                .setParameter(7, filter.pole())
                .setParameter(8, filter.status() == null ? "" : filter.status().name())
                .setParameter(9, reach.self());
    }

    private static SessionRow row(Object[] c) {
        List<String> trainers = c[17] == null ? List.of() : List.of(((String) c[17]).split("\n"));
        return new SessionRow(
                number(c[0]),
                number(c[1]),
                (String) c[2],
                number(c[3]),
                (String) c[4],
                c[5] == null ? null : number(c[5]),
                (String) c[6],
                number(c[16]),
                (String) c[7],
                number(c[8]),
                (String) c[15],
                ((Date) c[9]).toLocalDate(),
                ((Time) c[10]).toLocalTime(),
                ((Time) c[11]).toLocalTime(),
                Session.Status.valueOf((String) c[12]),
                trainers.stream()
                        .map(cell -> cell.substring(cell.indexOf(' ') + 1))
                        .collect(Collectors.joining(", ")),
                trainers.stream()
                        .map(cell -> Long.valueOf(cell.substring(0, cell.indexOf(' '))))
                        .toList(),
                c[13] == null ? null : number(c[13]),
                (String) c[14]);
    }

    /** One session within reach, with its names. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public SessionView view(long session) {
        Object[] row = orMissing(
                Reach.within(me.reach(READ_PLANNING), entities.createQuery("""
                                select s, g.title, a, i.name, r.name, p, t from Session s join s.group g
                                join g.activity a join a.pole p join a.type t
                                join Site i on i.id = g.siteId left join s.room r
                                where s.id = :id and
                                """ + Sessions.WITHIN_REACH, Object[].class))
                        .setParameter("id", session)
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
        Session found = (Session) row[0];
        ActivityForm offered = ((Activity) row[2]).form();
        return new SessionView(
                found.form(),
                (String) row[1],
                offered.title,
                (String) row[3],
                (String) row[4],
                found.trainers().stream().map(Person::name).sorted().collect(Collectors.joining(", ")),
                found.series() == null ? null : found.series().id(),
                found.clashReason(),
                offered);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    @Override
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String word() {
        return "session";
    }

    /** "FLE A1 2026-03-03". */
    @Override
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Map<Long, String> names(Set<Long> ids) {
        return Reach.within(
                        me.reach(READ_PLANNING),
                        entities.createQuery(
                                "select s.id, s.group.title, s.date from Session s where s.id in :ids and "
                                        + Sessions.WITHIN_REACH,
                                Object[].class))
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> row[1] + " " + row[2]));
    }
}
