package org.tremplin.planning;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.platform.Missing.orMissing;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Summary;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Days without sessions: of the law, of the schools, of the association. */
@UseCases
public class Closures {
    /** The regions whose public holidays differ, by the library's names for them. */
    public static final List<String> REGIONS = List.of("be", "fr", "fr-57", "fr-67", "fr-68");

    private static final int LONGEST = 366;

    @PersistenceContext
    private EntityManager entities;

    /**
     * The days of a period on which nobody meets, with the reason.
     *
     * @param site closures of this site and of every site; 0 for those of every site only
     */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Map<LocalDate, String> between(LocalDate from, LocalDate to, long site) {
        Map<LocalDate, String> days = new TreeMap<>();
        entities.createQuery("""
                        select c.startsOn, c.endsOn, c.title from Closure c
                        where c.endsOn >= :from and c.startsOn <= :to and (c.siteId is null or c.siteId = :site)
                        order by c.startsOn, c.id""", Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("site", site)
                .getResultStream()
                .forEach(c -> ((LocalDate) c[0])
                        .datesUntil(((LocalDate) c[1]).plusDays(1))
                        .filter(d -> !d.isBefore(from) && !d.isAfter(to))
                        .forEach(d -> days.putIfAbsent(d, (String) c[2])));
        return days;
    }

    /** The closures that touch a year, by date. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<ClosureRow> ofYear(int year) {
        return entities.createQuery("""
                        select new org.tremplin.planning.ClosureRow(c.id, c.version, c.startsOn, c.endsOn, c.title, c.kind,
                          c.siteId, s.name)
                        from Closure c left join Site s on s.id = c.siteId
                        where c.endsOn >= :first and c.startsOn <= :last order by c.startsOn, c.id""", ClosureRow.class)
                .setParameter("first", LocalDate.of(year, 1, 1))
                .setParameter("last", LocalDate.of(year, 12, 31))
                .getResultList();
    }

    /**
     * Adds days of the association's own. Refuses an end before the start, and what is there already.
     *
     * @param to the last day that is closed
     * @param site null for every site
     */
    @Allowed(EDIT_PLANNING)
    public void add(String title, LocalDate from, LocalDate to, Long site) {
        if (!keep(Closure.Kind.OWN, title, from, to, site)) {
            throw new Refused(PlanningRefusal.CLOSURE_THERE_ALREADY, title);
        }
    }

    @Allowed(EDIT_PLANNING)
    public void remove(long closure, long version) {
        Closure found = orMissing(entities.find(Closure.class, closure));
        found.mustBeAt(version);
        entities.remove(found);
    }

    /** Puts back a closure that was removed. */
    @Allowed(EDIT_PLANNING)
    public void restore(ClosureRow row) {
        keep(row.kind(), row.title(), row.startsOn(), row.endsOn(), row.siteId());
    }

    /** The public holidays of a region and year (jollyday); those that are there already are left alone. @return how many were added */
    @Allowed(EDIT_PLANNING)
    public int addPublicHolidays(String region, int year) {
        if (!REGIONS.contains(region)) {
            throw new Refused(PlanningRefusal.REGION_UNKNOWN);
        }
        String[] parts = region.split("-");
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
        int added = 0;
        for (Holiday holiday :
                parts.length == 1 ? manager.getHolidays(Year.of(year)) : manager.getHolidays(Year.of(year), parts[1])) {
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY
                    && keep(
                            Closure.Kind.PUBLIC_HOLIDAY,
                            holiday.getDescription(Locale.FRENCH),
                            holiday.getDate(),
                            holiday.getDate(),
                            null)) {
                added++;
            }
        }
        return added;
    }

    /**
     * School holidays from an iCalendar file: its events of whole days. Refuses what is no calendar; days that are there
     * already are left alone.
     *
     * @param site null for every site
     * @return how many were added
     */
    @Allowed(EDIT_PLANNING)
    public int importCalendar(byte[] file, Long site) {
        int added = 0;
        try {
            for (Component component :
                    new CalendarBuilder().build(new ByteArrayInputStream(file)).getComponents(Component.VEVENT)) {
                VEvent event = (VEvent) component;
                Temporal start = event.<DtStart<Temporal>>getProperty(Property.DTSTART)
                        .map(DtStart::getDate)
                        .orElse(null);
                Temporal end = event.<DtEnd<Temporal>>getProperty(Property.DTEND)
                        .map(DtEnd::getDate)
                        .orElse(null);
                if (start instanceof LocalDate first) {
                    // the end of whole days is the first day after (RFC 5545)
                    LocalDate last =
                            end instanceof LocalDate after && after.isAfter(first) ? after.minusDays(1) : first;
                    String title = event.<Summary>getProperty(Property.SUMMARY)
                            .map(Summary::getValue)
                            .orElse("");
                    if (first.plusDays(LONGEST).isAfter(last)
                            && keep(Closure.Kind.SCHOOL_HOLIDAY, short120(title), first, last, site)) {
                        added++;
                    }
                }
            }
        } catch (IOException | ParserException | DateTimeException | IllegalArgumentException unreadable) {
            throw new Refused(PlanningRefusal.NOT_A_CALENDAR);
        }
        return added;
    }

    private static String short120(String title) {
        String text = title.isBlank() ? "–" : title.strip();
        return text.length() > 120 ? text.substring(0, 120) : text;
    }

    private boolean keep(Closure.Kind kind, String title, LocalDate from, LocalDate to, Long site) {
        Closure closure = new Closure(kind, title, from, to, site);
        long there = entities.createQuery("""
                        select count(c) from Closure c where c.startsOn = :from and c.endsOn = :to and c.title = :title
                          and (c.siteId = :site or c.siteId is null and :site = 0)""", Long.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("title", title)
                .setParameter("site", site == null ? 0 : site)
                .getSingleResult();
        if (there == 0) {
            entities.persist(closure);
        }
        return there == 0;
    }
}
