package org.tremplin.planning.calendar;

import static org.tremplin.access.Permission.READ_PLANNING;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.Terms;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.availability.Closures;
import org.tremplin.platform.Choice;
import org.tremplin.platform.UseCases;

/** The content of a calendar and its filters. */
@UseCases
public class CalendarQueries {
    /** The data that the script draws. */
    public record Data(
            CalendarView view,
            LocalDate date,
            LocalDate from,
            LocalDate to,
            LocalDate today,
            boolean edit,
            boolean overrule,
            List<SessionRow> sessions,
            List<Choice> rooms,
            List<Choice> trainers,
            List<Choice> sites,
            List<Choice> poles,
            Map<LocalDate, String> closed)
            implements Serializable {
        /** The room, trainer or group that the calendar is filtered by: the heading of the printed week. */
        String about(SessionFilter filter) {
            List<String> names = new ArrayList<>();
            rooms.stream().filter(c -> c.value().equals(filter.room())).forEach(c -> names.add(c.label()));
            trainers.stream().filter(c -> c.value().equals(filter.trainer())).forEach(c -> names.add(c.label()));
            if (filter.group() != 0) {
                sessions.stream().limit(1).forEach(s -> names.add(s.group()));
            }
            return String.join(", ", names);
        }
    }

    @Inject
    private SessionQueries sessions;

    @Inject
    private Rooms rooms;

    @Inject
    private Groups groups;

    @Inject
    private Closures closures;

    @Inject
    private Terms terms;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    /**
     * The sessions within reach on the days of a view, the closures, and what the reader may do. @param filter those
     * days and further criteria
     */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Data show(CalendarView view, LocalDate date, SessionFilter filter) {
        return new Data(
                view,
                date,
                filter.from(),
                filter.to(),
                houses.today(),
                me.has(Permission.EDIT_PLANNING),
                me.has(Permission.OVERRULE_CLASHES),
                sessions.all(filter),
                rooms.all(),
                groups.trainerChoices(),
                houses.sites(me.reach(READ_PLANNING), null),
                terms.choices(Terms.Kind.POLE, Set.of(filter.pole())),
                closures.between(filter.from(), filter.to(), filter.site()));
    }
}
