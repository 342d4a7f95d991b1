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
import org.tremplin.web.Form;

/** Chooses the sheet to print: a group's week, month or any period up to two months, blank or filled. */
@Named
@RequestScoped
public class SheetPage {
    public static class Fields implements Form {
        public long group;
        public LocalDate from;
        public LocalDate to;

        /** Whether the reader chose the period, and it can be printed. */
        public boolean chosen;
    }

    @Inject
    private Groups groups;

    @Inject
    private SignInSheets sheets;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();
    private GroupView view;
    private LocalDate today;

    @PostConstruct
    void begin() {
        today = houses.today();
    }

    public void load() {
        view = groups.factsForAttendance(form.group);
        if (form.from != null && form.to != null) {
            sheets.mustBePrintable(form.from, form.to);
            form.chosen = true;
        }
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

    public Fields getForm() {
        return form;
    }
}
