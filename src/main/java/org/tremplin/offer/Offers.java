package org.tremplin.offer;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Time;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.catalogue.ActivityFacts;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.planning.Group;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/**
 * What the public may see: published activities, their running and coming groups, and where and when those meet. No
 * names of people, and no titles of groups, which may contain one. Missing for everybody when the association shows no
 * offer.
 */
@UseCases
public class Offers {
    /**
     * Hours are left out below this share of the most frequent ones: a single moved session does not make usual hours.
     */
    private static final int USUAL = 4;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Clock clock;

    /**
     * The offer in the association's order. Two statements. @param activity 0 for all; missing when it is not public
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<OfferRow> list(long activity) {
        List<ActivityFacts> activities = inPublic(activity);
        if (activity != 0 && activities.isEmpty()) {
            throw new Missing();
        }
        Map<Long, List<OfferGroup>> groups = groups(activity);
        return activities.stream()
                .map(a -> new OfferRow(a, groups.getOrDefault(a.form().id, List.of())))
                .toList();
    }

    /** The upcoming sessions of a group whose activity is public, as a calendar. Missing for every other group. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public String calendar(long group) {
        long activity = orMissing(entities.find(Group.class, group)).form().activity;
        if (inPublic(activity).isEmpty()) {
            throw new Missing();
        }
        LocalDate today = houses.today();
        List<Object[]> sessions = entities.createNativeQuery(
                        CalendarText.SESSIONS.formatted("a.title", "s.group_id = ?1"))
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(today))
                .setParameter(3, Date.valueOf(today.plusDays(Feeds.DAYS_AHEAD)))
                .getResultList();
        return CalendarText.of(sessions, houses.house());
    }

    private List<ActivityFacts> inPublic(long activity) {
        if (!houses.house().offer()) {
            throw new Missing();
        }
        return catalogue.inPublic(activity);
    }

    /** Groups that are not over, the earliest to begin first, by activity. Reads enrolments and changes none. */
    @SuppressWarnings("unchecked")
    private Map<Long, List<OfferGroup>> groups(long activity) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
        List<Object[]> rows = entities.createNativeQuery("""
                        select g.activity_id, g.id, i.name, i.address, g.starts_on, g.ends_on, g.opening, g.capacity,
                          (select count(*) from enrolment e
                           where e.group_id = g.id and e.status in ('ENROLLED', 'OFFERED')),
                          weekday(s.on_date), s.starts_at, s.ends_at, count(s.id), min(s.on_date)
                        from activity_group g join activity a on a.id = g.activity_id join site i on i.id = g.site_id
                        left join session s on s.group_id = g.id and s.status <> 'CANCELLED'
                          and (s.on_date > ?1 or s.on_date = ?1 and s.ends_at > ?2)
                        where g.ends_on >= ?1 and a.published and (?3 = 0 or a.id = ?3)
                        group by g.activity_id, g.id, i.name, i.address, g.starts_on, g.ends_on, g.opening, g.capacity,
                          weekday(s.on_date), s.starts_at, s.ends_at
                        order by g.starts_on, g.id, weekday(s.on_date), s.starts_at""")
                .setParameter(1, Date.valueOf(now.toLocalDate()))
                .setParameter(2, Time.valueOf(now.toLocalTime()))
                .setParameter(3, activity)
                .getResultList();
        Map<Object, List<Object[]>> byGroup =
                rows.stream().collect(Collectors.groupingBy(r -> r[1], LinkedHashMap::new, Collectors.toList()));
        return byGroup.values().stream()
                .collect(Collectors.groupingBy(
                        ofGroup -> number(ofGroup.get(0)[0]), Collectors.mapping(Offers::group, Collectors.toList())));
    }

    /** @param rows one per weekday and hours of its sessions; a single one without them if it has no sessions */
    private static OfferGroup group(List<Object[]> rows) {
        Object[] first = rows.get(0);
        return new OfferGroup(
                number(first[1]),
                (String) first[2],
                (String) first[3],
                date(first[4]),
                date(first[5]),
                rows.stream()
                        .filter(r -> r[13] != null)
                        .map(r -> date(r[13]))
                        .min(LocalDate::compareTo)
                        .orElse(null),
                Group.Opening.valueOf((String) first[6]) == Group.Opening.OPEN,
                number(first[8]) >= number(first[7]),
                hours(rows));
    }

    private static List<OfferGroup.Hours> hours(List<Object[]> rows) {
        long most = rows.stream().mapToLong(r -> number(r[12])).max().orElse(0);
        Map<List<LocalTime>, List<DayOfWeek>> days = new LinkedHashMap<>();
        for (Object[] row : rows) {
            if (row[9] != null && number(row[12]) * USUAL >= most) {
                days.computeIfAbsent(
                                List.of(((Time) row[10]).toLocalTime(), ((Time) row[11]).toLocalTime()),
                                times -> new ArrayList<>())
                        .add(DayOfWeek.of((int) number(row[9]) + 1));
            }
        }
        return days.entrySet().stream()
                .map(d -> new OfferGroup.Hours(d.getKey().get(0), d.getKey().get(1), d.getValue()))
                .toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static LocalDate date(Object column) {
        return ((Date) column).toLocalDate();
    }
}
