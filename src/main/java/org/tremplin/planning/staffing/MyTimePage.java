package org.tremplin.planning.staffing;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.planning.TrainerRow;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.availability.AvailabilityRow;
import org.tremplin.planning.availability.LeaveRow;
import org.tremplin.platform.Missing;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/**
 * When somebody can teach, when they are on leave, and the hours they gave: one's own, or a trainer's for those who plan,
 * who also find every trainer here.
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
        public List<LeaveRow> leaves = List.of();
        public List<AvailabilityRow> windows = List.of();
        public List<ConcernedSession> concerned = List.of();
        public LeaveRow removedLeave;
        public AvailabilityRow removedWindow;
        public LocalDate from;
        public LocalDate to;
        public List<TrainerRow> team;

        @NotNull
        public LocalDate leaveFrom;

        public LocalDate leaveTo;

        @Size(max = 200)
        public String note;

        public DayOfWeek[] days = {};

        @NotNull
        public LocalTime startsAt = LocalTime.of(9, 0);

        @NotNull
        public LocalTime endsAt = LocalTime.of(12, 0);

        public LocalDate validFrom;
        public LocalDate validUntil;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Availabilities availabilities;

    @Inject
    private transient Trainers trainers;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

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
            form.team = trainers.list(form.from, form.to);
        } else if (form.person == null) {
            throw new Missing();
        }
        if (form.person != null) {
            form.name = trainers.name(form.person);
            LocalDate month = today.withDayOfMonth(1);
            form.minutesThisMonth =
                    trainers.minutes(form.person, month, month.plusMonths(1).minusDays(1));
            LocalDate year = today.withDayOfYear(1);
            form.minutesThisYear =
                    trainers.minutes(form.person, year, year.plusYears(1).minusDays(1));
            read();
        }
    }

    private void read() {
        form.leaves = availabilities.leaves(form.person);
        form.windows = availabilities.windows(form.person);
        form.concerned = availabilities.concerned(form.person);
        form.removedLeave = null;
        form.removedWindow = null;
    }

    public void addLeave() {
        LocalDate last = form.leaveTo == null ? form.leaveFrom : form.leaveTo;
        availabilities.addLeave(form.person, form.leaveFrom, last, PlainText.typed(form.note));
        read();
        LeaveRow added = new LeaveRow(0, 0, form.leaveFrom, last, null);
        long planned = form.concerned.stream()
                .filter(c -> added.covers(c.session().date()))
                .count();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().format("planning.my-time.leave-added", planned)));
        form.leaveFrom = null;
        form.leaveTo = null;
        form.note = null;
    }

    public void removeLeave(LeaveRow row) {
        availabilities.removeLeave(row.id(), row.version());
        read();
        form.removedLeave = row;
    }

    public void undoLeave() {
        availabilities.addLeave(
                form.person, form.removedLeave.from(), form.removedLeave.to(), form.removedLeave.note());
        read();
    }

    public void addWindows() {
        availabilities.addWindows(
                form.person, Set.of(form.days), form.startsAt, form.endsAt, form.validFrom, form.validUntil);
        form.days = new DayOfWeek[0];
        form.validFrom = null;
        form.validUntil = null;
        read();
    }

    public void removeWindow(AvailabilityRow row) {
        availabilities.removeWindow(row.id(), row.version());
        read();
        form.removedWindow = row;
    }

    public void undoWindow() {
        availabilities.addWindows(
                form.person,
                Set.of(form.removedWindow.weekday()),
                form.removedWindow.from(),
                form.removedWindow.to(),
                form.removedWindow.validFrom(),
                form.removedWindow.validUntil());
        read();
    }

    public DayOfWeek[] getWeek() {
        return DayOfWeek.values();
    }

    /** Of the team; of its volunteers alone. */
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
