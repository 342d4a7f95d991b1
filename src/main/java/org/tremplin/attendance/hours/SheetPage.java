package org.tremplin.attendance.hours;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.tremplin.access.Houses;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Groups;

/** Which sheet is printed: a group's week, month or any two months, empty or filled. */
@Named
@RequestScoped
public class SheetPage {
    @Inject
    private Groups groups;

    @Inject
    private SignInSheets sheets;

    @Inject
    private Houses houses;

    private long group;
    private GroupView view;
    private LocalDate today;
    private LocalDate from;
    private LocalDate to;
    private boolean chosen;

    @PostConstruct
    void begin() {
        today = houses.today();
    }

    public void load() {
        view = groups.factsForAttendance(group);
        if (from != null && to != null) {
            sheets.mustBePrintable(from, to);
            chosen = true;
        }
    }

    /** A period of somebody's own, that can be printed. */
    public boolean isChosen() {
        return chosen;
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

    public GroupView getView() {
        return view;
    }

    public LocalDate getMonday() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public LocalDate getSunday() {
        return getMonday().plusDays(6);
    }

    public LocalDate getFirst() {
        return today.withDayOfMonth(1);
    }

    public LocalDate getLast() {
        return today.with(TemporalAdjusters.lastDayOfMonth());
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }
}
