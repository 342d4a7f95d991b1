package org.tremplin.planning.staffing;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.Trainers;
import org.tremplin.platform.Missing;
import org.tremplin.web.Form;

/**
 * When somebody can teach, when they are on leave, and the hours they gave: the user's own, or for planners a
 * trainer's, with a list of all trainers.
 */
@Named
@ViewScoped
public class MyTimePage implements Serializable {
    public static class Fields implements Form {
        public Long person;
        public boolean own;
        public String name;
        public long minutesThisMonth;
        public long minutesThisYear;
        public List<ConcernedSession> concerned = List.of();
        public LocalDate from;
        public LocalDate to;
        public List<TrainerRow> team;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Availabilities availabilities;

    @Inject
    private transient Trainers trainers;

    @Inject
    private transient HoursGiven hours;

    @Inject
    private transient Houses houses;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.PLAN_OWN_TIME);
        LocalDate today = houses.today();
        boolean home = form.person == null;
        Long self = me.grant().personId();
        form.person = home ? self : form.person;
        form.own = form.person != null && form.person.equals(self);
        if (home && me.has(Permission.EDIT_PLANNING)) {
            form.from = form.from == null ? today.withDayOfYear(1) : form.from;
            form.to = form.to == null ? today : form.to;
            form.team = hours.list(form.from, form.to);
        } else if (form.person == null) {
            throw new Missing();
        }
        if (form.person != null) {
            form.name = trainers.name(form.person);
            LocalDate month = today.withDayOfMonth(1);
            form.minutesThisMonth =
                    hours.minutes(form.person, month, month.plusMonths(1).minusDays(1));
            LocalDate year = today.withDayOfYear(1);
            form.minutesThisYear =
                    hours.minutes(form.person, year, year.plusYears(1).minusDays(1));
            read();
        }
    }

    /** Loads the sessions planned while the trainer cannot be there. */
    void read() {
        form.concerned = availabilities.concerned(form.person);
    }

    /** The total of the team, or of its volunteers alone. */
    public long minutes(boolean volunteersOnly) {
        return form.team.stream()
                .filter(t -> t.volunteer() || !volunteersOnly)
                .mapToLong(TrainerRow::minutes)
                .sum();
    }

    public Fields getForm() {
        return form;
    }
}
