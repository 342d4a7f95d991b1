package org.tremplin.planning.availability;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.platform.Missing.orMissing;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Site;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Days without sessions: public holidays, school holidays, the association's own. */
@UseCases
public class Closures {
    /** The regions whose public holidays differ, as the library names them. */
    public static final List<String> REGIONS = List.of("be", "fr", "fr-57", "fr-67", "fr-68");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    /**
     * The days of a period without sessions, with the reason.
     *
     * @param site closures of this site and of every site; 0 for those of every site only
     */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Map<LocalDate, String> between(LocalDate from, LocalDate to, long site) {
        Map<LocalDate, String> days = new TreeMap<>();
        entities.createQuery("""
                        select c from Closure c
                        where c.endsOn >= :from and c.startsOn <= :to and (c.siteId is null or c.siteId = :site)
                        order by c.startsOn, c.id""", Closure.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("site", site)
                .getResultStream()
                .forEach(c -> c.days(from, to).forEach(d -> days.putIfAbsent(d, c.title())));
        return days;
    }

    /** The closures that overlap a year, by date. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<ClosureRow> ofYear(int year) {
        return entities.createQuery("""
                        select new org.tremplin.planning.availability.ClosureRow(c.id, c.version, c.startsOn, c.endsOn, c.title, c.kind,
                          c.siteId, s.name)
                        from Closure c left join Site s on s.id = c.siteId
                        where c.endsOn >= :first and c.startsOn <= :last order by c.startsOn, c.id""", ClosureRow.class)
                .setParameter("first", LocalDate.of(year, 1, 1))
                .setParameter("last", LocalDate.of(year, 12, 31))
                .getResultList();
    }

    /**
     * Adds a closure of the association's own. Refuses an end before the start, more than a year, and days that are
     * closed already.
     *
     * @param to the last closed day
     * @param site null for every site
     */
    @Allowed(EDIT_PLANNING)
    public void add(String title, LocalDate from, LocalDate to, Long site) {
        mustReach(site);
        Closure closure = new Closure(Closure.Kind.OWN, title, from, to, site);
        String there = titles(List.of(closure), site).get(Days.of(closure));
        if (there != null) {
            throw new Refused(AvailabilityRefusal.CLOSURE_THERE_ALREADY, there);
        }
        entities.persist(closure);
    }

    @Allowed(EDIT_PLANNING)
    public void remove(long closure, long version) {
        Closure found = orMissing(entities.find(Closure.class, closure));
        mustReach(found.siteId());
        found.mustBeAt(version);
        entities.remove(found);
    }

    /** Restores a closure that was removed, unless somebody closed these days meanwhile. */
    @Allowed(EDIT_PLANNING)
    public void restore(ClosureRow row) {
        mustReach(row.siteId());
        addMissing(
                List.of(new Closure(row.kind(), row.title(), row.startsOn(), row.endsOn(), row.siteId())),
                row.siteId());
    }

    /**
     * Adds the public holidays of a region and year (jollyday), for every site; days that are closed already are left
     * alone, and two holidays on one day are one closure.
     *
     * @return how many were added
     */
    @Allowed(EDIT_PLANNING)
    public int addPublicHolidays(String region, int year) {
        mustReach(null);
        if (!REGIONS.contains(region)) {
            throw new Refused(AvailabilityRefusal.REGION_UNKNOWN);
        }
        String[] parts = region.split("-");
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
        Set<Holiday> holidays =
                parts.length == 1 ? manager.getHolidays(Year.of(year)) : manager.getHolidays(Year.of(year), parts[1]);
        Map<LocalDate, String> days = holidays.stream()
                .filter(h -> h.getType() == HolidayType.PUBLIC_HOLIDAY)
                .sorted()
                .collect(Collectors.toMap(
                        Holiday::getDate, h -> h.getDescription(Locale.FRENCH), (a, b) -> a + ", " + b, TreeMap::new));
        return addMissing(
                days.entrySet().stream()
                        .map(d -> new Closure(Closure.Kind.PUBLIC_HOLIDAY, d.getValue(), d.getKey(), d.getKey(), null))
                        .toList(),
                null);
    }

    /**
     * Adds school holidays from an iCalendar file: its all-day events. Refuses what is not a calendar or too large;
     * days that are closed already are left alone. Closures that an earlier file had on other days are reported, and
     * changed only by {@link #move}.
     *
     * @param site null for every site
     */
    @Allowed(EDIT_PLANNING)
    public ImportedCalendar importCalendar(byte[] file, Long site) {
        mustReach(site);
        SchoolCalendar calendar =
                new SchoolCalendar(file, houses.today(), houses.house().zone(), site);
        List<Closure> wanted = new ArrayList<>(calendar.closures());
        List<MovedClosure> moved = moved(calendar, wanted, site);
        return new ImportedCalendar(
                (int) calendar.closures().stream().map(Days::of).distinct().count(),
                addMissing(wanted, site),
                moved,
                List.copyOf(calendar.leftOut()));
    }

    /**
     * The site's closures from events of this file that are on other days now; their new days are removed from {@code
     * wanted}.
     */
    private List<MovedClosure> moved(SchoolCalendar calendar, List<Closure> wanted, Long site) {
        if (calendar.uids().isEmpty()) {
            return List.of();
        }
        Map<String, List<Closure>> stored = entities.createQuery("""
                        select c from Closure c where c.uid in :uids and coalesce(c.siteId, 0) = :site
                          and c.startsOn >= :since order by c.startsOn""", Closure.class)
                .setParameter("uids", calendar.uids())
                .setParameter("site", site == null ? 0 : site)
                .setParameter("since", houses.today().minusYears(1))
                .getResultStream()
                .collect(Collectors.groupingBy(Closure::uid, LinkedHashMap::new, Collectors.toList()));
        List<MovedClosure> moved = new ArrayList<>();
        stored.forEach((uid, before) -> {
            List<Closure> now = wanted.stream().filter(c -> uid.equals(c.uid())).toList();
            if (!isSameEvent(before, now)) {
                return;
            }
            Set<Days> stay = now.stream().map(Days::of).collect(Collectors.toSet());
            stay.retainAll(before.stream().map(Days::of).toList());
            Iterator<Closure> fresh = now.stream()
                    .filter(c -> !stay.contains(Days.of(c)))
                    .toList()
                    .iterator();
            for (Closure old : before) {
                if (!stay.contains(Days.of(old))) {
                    Closure instead = fresh.hasNext() ? fresh.next() : null;
                    wanted.remove(instead);
                    moved.add(new MovedClosure(
                            row(old),
                            instead == null ? old.title() : instead.title(),
                            instead == null ? null : instead.startsOn(),
                            instead == null ? null : instead.endsOn(),
                            uid));
                }
            }
        });
        return moved;
    }

    /** Some programs give all their events one UID: then only events with the same title are the same. */
    private static boolean isSameEvent(List<Closure> before, List<Closure> now) {
        Set<String> titles = Stream.concat(before.stream(), now.stream())
                .map(closure -> Folding.fold(closure.title()))
                .collect(Collectors.toSet());
        return titles.size() == 1 || before.size() == 1 && now.size() <= 1;
    }

    private static ClosureRow row(Closure c) {
        return new ClosureRow(c.id(), c.version(), c.startsOn(), c.endsOn(), c.title(), c.kind(), c.siteId(), null);
    }

    /** Moves closures to the days in a newer file, or removes them. Refuses when one was changed meanwhile. */
    @Allowed(EDIT_PLANNING)
    public void move(List<MovedClosure> moved) {
        for (MovedClosure one : moved) {
            remove(one.closure().id(), one.closure().version());
        }
        entities.flush();
        for (MovedClosure one : moved) {
            if (one.startsOn() != null) {
                Long site = one.closure().siteId();
                addMissing(
                        List.of(new Closure(
                                one.closure().kind(), one.title(), one.startsOn(), one.endsOn(), site, one.uid())),
                        site);
            }
        }
    }

    /**
     * Answers "missing" for a site that does not exist or is out of reach; a caller limited to some sites may close
     * only those.
     */
    private void mustReach(Long site) {
        Reach reach = me.reach(EDIT_PLANNING);
        if (!reach.has(site)) {
            throw new Missing();
        }
        if (site != null) {
            orMissing(entities.find(Site.class, site));
        }
    }

    /** @return how many of them were new */
    private int addMissing(List<Closure> wanted, Long site) {
        Set<Days> there = new HashSet<>(titles(wanted, site).keySet());
        List<Closure> fresh = wanted.stream().filter(c -> there.add(Days.of(c))).toList();
        fresh.forEach(entities::persist);
        return fresh.size();
    }

    /** The existing closures there, by first and last day, that begin within the range of the wanted ones. */
    private Map<Days, String> titles(List<Closure> wanted, Long site) {
        return entities.createQuery("""
                        select c from Closure c where c.startsOn between :first and :last
                          and (c.siteId is null or c.siteId = :site) order by c.id""", Closure.class)
                .setParameter(
                        "first",
                        wanted.stream()
                                .map(Closure::startsOn)
                                .min(Comparator.naturalOrder())
                                .orElse(LocalDate.EPOCH))
                .setParameter(
                        "last",
                        wanted.stream()
                                .map(Closure::startsOn)
                                .max(Comparator.naturalOrder())
                                .orElse(LocalDate.EPOCH))
                .setParameter("site", site == null ? 0 : site)
                .getResultStream()
                .collect(Collectors.toMap(Days::of, Closure::title, (a, b) -> a));
    }

    /** The days of a closure, unique for a site. */
    private record Days(LocalDate from, LocalDate to) {
        static Days of(Closure closure) {
            return new Days(closure.startsOn(), closure.endsOn());
        }
    }
}
