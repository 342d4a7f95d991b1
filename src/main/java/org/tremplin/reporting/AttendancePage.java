package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/** Attendance by group and, for whoever plans, by trainer. */
@Named
@RequestScoped
public class AttendancePage {
    @Inject
    private Me me;

    @Inject
    private Reports reports;

    @Inject
    private Houses houses;

    private LocalDate from;
    private LocalDate to;
    private List<AttendanceRow> groups;
    private List<AttendanceRow> trainers = List.of();

    public void load() {
        int year = houses.today().getYear();
        from = from == null ? LocalDate.of(year, 1, 1) : from;
        to = to == null ? LocalDate.of(year, 12, 31) : to;
        if (me.has(Permission.READ_PLANNING)) {
            Reports.Attendance both = reports.attendance(from, to);
            groups = both.groups();
            trainers = both.trainers();
        } else {
            groups = reports.groups(from, to);
        }
    }

    public List<AttendanceRow> getGroups() {
        return groups;
    }

    public List<AttendanceRow> getTrainers() {
        return trainers;
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
}
