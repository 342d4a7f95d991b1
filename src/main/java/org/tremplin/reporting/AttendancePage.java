package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.web.Form;

/** Attendance by group and, for readers of the planning, by trainer. */
@Named
@RequestScoped
public class AttendancePage {
    public static class Fields implements Form {
        public LocalDate from;
        public LocalDate to;
        public List<AttendanceRow> groups;
        public List<AttendanceRow> trainers = List.of();
    }

    @Inject
    private Me me;

    @Inject
    private Reports reports;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();

    public void load() {
        int year = houses.today().getYear();
        form.from = form.from == null ? LocalDate.of(year, 1, 1) : form.from;
        form.to = form.to == null ? LocalDate.of(year, 12, 31) : form.to;
        if (me.has(Permission.READ_PLANNING)) {
            Reports.Attendance both = reports.attendance(form.from, form.to);
            form.groups = both.groups();
            form.trainers = both.trainers();
        } else {
            form.groups = reports.groups(form.from, form.to);
        }
    }

    public Fields getForm() {
        return form;
    }
}
