package org.tremplin.planning.staffing;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.tremplin.planning.availability.AvailabilityRow;
import org.tremplin.web.Form;

/** The weekly hours when the page's trainer can be planned, and adding to them. */
@Named
@ViewScoped
public class WindowsPart implements Serializable {
    public static class Fields implements Form {
        public List<AvailabilityRow> rows = List.of();

        /** The window just removed, or null. */
        public AvailabilityRow removed;

        public DayOfWeek[] days = {};

        @NotNull
        public LocalTime startsAt = LocalTime.of(9, 0);

        @NotNull
        public LocalTime endsAt = LocalTime.of(12, 0);

        public LocalDate validFrom;
        public LocalDate validUntil;
    }

    @Inject
    private MyTimePage page;

    @Inject
    private transient Availabilities availabilities;

    private final Fields form = new Fields();

    public void load() {
        if (page.getForm().person != null) {
            form.rows = availabilities.windows(page.getForm().person);
        }
    }

    private void changed() {
        form.removed = null;
        load();
        page.read();
    }

    public void add() {
        availabilities.addWindows(
                page.getForm().person, Set.of(form.days), form.startsAt, form.endsAt, form.validFrom, form.validUntil);
        form.days = new DayOfWeek[0];
        form.validFrom = null;
        form.validUntil = null;
        changed();
    }

    public void remove(AvailabilityRow row) {
        availabilities.removeWindow(row.id(), row.version());
        changed();
        form.removed = row;
    }

    public void undo() {
        AvailabilityRow back = form.removed;
        availabilities.addWindows(
                page.getForm().person,
                Set.of(back.weekday()),
                back.from(),
                back.to(),
                back.validFrom(),
                back.validUntil());
        changed();
    }

    public DayOfWeek[] getWeek() {
        return DayOfWeek.values();
    }

    public Fields getForm() {
        return form;
    }
}
