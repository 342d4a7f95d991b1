package org.tremplin.planning.calendar;

import static org.tremplin.access.Permission.EDIT_PLANNING;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.planning.Clashes;
import org.tremplin.planning.FreeSlot;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionView;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.availability.Clash;
import org.tremplin.platform.Choice;
import org.tremplin.platform.UseCases;

/** Plans one session of a group, or moves one and optionally others of its series. */
@UseCases
public class SessionPlans {
    private static final LocalTime USUAL_START = LocalTime.of(9, 0);
    private static final int USUAL_HOURS = 3;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Clashes clashes;

    @Inject
    private Groups groups;

    @Inject
    private Rooms rooms;

    @Inject
    private Houses houses;

    /**
     * The context of a session's form.
     *
     * @param title of its group
     * @param rooms that can be chosen, including the one it has
     */
    public record Opened(String title, boolean inSeries, List<Choice> rooms, List<Choice> people)
            implements Serializable {}

    /** The clashes of a slot, and where it would fit. */
    public record Fit(List<Clash> clashes, List<FreeSlot> free) implements Serializable {
        /** No clashes. */
        public static final Fit WELL = new Fit(List.of(), List.of());
    }

    /**
     * Fills in a form: with its session's values or, for a new one, with its group's defaults where the form is still
     * empty.
     */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public Opened open(PlanForm form) {
        return form.session == 0 ? fresh(form) : known(form);
    }

    private Opened fresh(PlanForm form) {
        GroupForm group = groups.view(form.group);
        form.date = form.date == null ? houses.today() : form.date;
        form.from = form.from == null ? USUAL_START : form.from;
        form.to = form.to == null ? form.from.plusHours(USUAL_HOURS) : form.to;
        form.room = form.room == null ? group.room : form.room;
        form.trainers = group.trainers;
        return new Opened(group.title, false, rooms.choices(group.room), groups.trainerChoices());
    }

    private Opened known(PlanForm form) {
        SessionView view = queries.view(form.session);
        SessionForm session = view.form();
        form.group = session.group();
        form.version = session.version();
        form.date = session.date();
        form.from = session.startsAt();
        form.to = session.endsAt();
        form.room = session.room();
        form.trainers = new HashSet<>(session.trainers());
        form.clashReason = view.clashReason();
        return new Opened(view.group(), view.series() != null, rooms.choices(session.room()), groups.trainerChoices());
    }

    /**
     * The clashes of a session at its requested time, and the nearest places where it would fit, without changing
     * anything.
     */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public Fit fit(PlanForm form) {
        List<Clash> found = clashes.of(form.slot());
        return found.isEmpty() ? Fit.WELL : new Fit(found, clashes.free(form.slot()));
    }

    /**
     * Plans a session (id 0), or changes one and, as the scope says, others of its series. Refuses like {@link
     * Sessions#plan}. @return its id
     */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public long save(PlanForm form) {
        if (form.session == 0) {
            return sessions.plan(form.command());
        }
        sessions.changeSeries(form.command(), form.scope == null ? Sessions.Scope.ONE : form.scope);
        return form.session;
    }
}
