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

/**
 * When somebody can teach, when they are on leave, and the hours they gave: one's own, or a trainer's for those who plan,
 * who also find every trainer here.
 */
@Named
@ViewScoped
public class MyTimePage implements Serializable {
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

    private Long person;
    private boolean own;
    private String name;
    private long minutesThisMonth;
    private long minutesThisYear;
    private List<LeaveRow> leaves = List.of();
    private List<AvailabilityRow> windows = List.of();
    private List<ConcernedSession> concerned = List.of();
    private LeaveRow removedLeave;
    private AvailabilityRow removedWindow;
    private LocalDate from;
    private LocalDate to;
    private List<TrainerRow> team;

    @NotNull
    private LocalDate leaveFrom;

    private LocalDate leaveTo;

    @Size(max = 200)
    private String note;

    private DayOfWeek[] days = {};

    @NotNull
    private LocalTime startsAt = LocalTime.of(9, 0);

    @NotNull
    private LocalTime endsAt = LocalTime.of(12, 0);

    private LocalDate validFrom;
    private LocalDate validUntil;

    public void load() {
        me.mustHave(Permission.PLAN_OWN_TIME);
        LocalDate today = houses.today();
        boolean home = person == null;
        Long self = me.grant().personId();
        person = home ? self : person;
        own = person != null && person.equals(self);
        if (home && me.has(Permission.EDIT_PLANNING)) {
            from = from == null ? today.withDayOfYear(1) : from;
            to = to == null ? today : to;
            team = trainers.list(from, to);
        } else if (person == null) {
            throw new Missing();
        }
        if (person != null) {
            name = trainers.name(person);
            LocalDate month = today.withDayOfMonth(1);
            minutesThisMonth =
                    trainers.minutes(person, month, month.plusMonths(1).minusDays(1));
            LocalDate year = today.withDayOfYear(1);
            minutesThisYear = trainers.minutes(person, year, year.plusYears(1).minusDays(1));
            read();
        }
    }

    private void read() {
        leaves = availabilities.leaves(person);
        windows = availabilities.windows(person);
        concerned = availabilities.concerned(person);
        removedLeave = null;
        removedWindow = null;
    }

    public void addLeave() {
        LocalDate last = leaveTo == null ? leaveFrom : leaveTo;
        availabilities.addLeave(person, leaveFrom, last, note == null || note.isBlank() ? null : note.strip());
        read();
        LeaveRow added = new LeaveRow(0, 0, leaveFrom, last, null);
        long planned =
                concerned.stream().filter(c -> added.covers(c.session().date())).count();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().format("planning.my-time.leave-added", planned)));
        leaveFrom = null;
        leaveTo = null;
        note = null;
    }

    public void removeLeave(LeaveRow row) {
        availabilities.removeLeave(row.id(), row.version());
        read();
        removedLeave = row;
    }

    public void undoLeave() {
        availabilities.addLeave(person, removedLeave.from(), removedLeave.to(), removedLeave.note());
        read();
    }

    public void addWindows() {
        availabilities.addWindows(person, Set.of(days), startsAt, endsAt, validFrom, validUntil);
        days = new DayOfWeek[0];
        validFrom = null;
        validUntil = null;
        read();
    }

    public void removeWindow(AvailabilityRow row) {
        availabilities.removeWindow(row.id(), row.version());
        read();
        removedWindow = row;
    }

    public void undoWindow() {
        availabilities.addWindows(
                person,
                Set.of(removedWindow.weekday()),
                removedWindow.from(),
                removedWindow.to(),
                removedWindow.validFrom(),
                removedWindow.validUntil());
        read();
    }

    public DayOfWeek[] getWeek() {
        return DayOfWeek.values();
    }

    /** Of the team; of its volunteers alone. */
    public long minutes(boolean volunteersOnly) {
        return team.stream()
                .filter(t -> t.volunteer() || !volunteersOnly)
                .mapToLong(TrainerRow::minutes)
                .sum();
    }

    public boolean isOwn() {
        return own;
    }

    public String getName() {
        return name;
    }

    public long getMinutesThisMonth() {
        return minutesThisMonth;
    }

    public long getMinutesThisYear() {
        return minutesThisYear;
    }

    public List<LeaveRow> getLeaves() {
        return leaves;
    }

    public List<AvailabilityRow> getWindows() {
        return windows;
    }

    public List<ConcernedSession> getConcerned() {
        return concerned;
    }

    public LeaveRow getRemovedLeave() {
        return removedLeave;
    }

    public AvailabilityRow getRemovedWindow() {
        return removedWindow;
    }

    public List<TrainerRow> getTeam() {
        return team;
    }

    public Long getPerson() {
        return person;
    }

    public void setPerson(Long person) {
        this.person = person;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public LocalDate getLeaveFrom() {
        return leaveFrom;
    }

    public void setLeaveFrom(LocalDate leaveFrom) {
        this.leaveFrom = leaveFrom;
    }

    public LocalDate getLeaveTo() {
        return leaveTo;
    }

    public void setLeaveTo(LocalDate leaveTo) {
        this.leaveTo = leaveTo;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public DayOfWeek[] getDays() {
        return days;
    }

    public void setDays(DayOfWeek[] days) {
        this.days = days;
    }

    public LocalTime getStartsAt() {
        return startsAt;
    }

    public void setStartsAt(LocalTime startsAt) {
        this.startsAt = startsAt;
    }

    public LocalTime getEndsAt() {
        return endsAt;
    }

    public void setEndsAt(LocalTime endsAt) {
        this.endsAt = endsAt;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(LocalDate validUntil) {
        this.validUntil = validUntil;
    }
}
