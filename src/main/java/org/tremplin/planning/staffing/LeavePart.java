package org.tremplin.planning.staffing;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.planning.availability.LeaveRow;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** The leave of the page's trainer, and adding to it. */
@Named
@ViewScoped
public class LeavePart implements Serializable {
    public static class Fields implements Form {
        public List<LeaveRow> rows = List.of();

        /** The leave just removed, or null. */
        public LeaveRow removed;

        @NotNull
        public LocalDate from;

        public LocalDate to;

        @Size(max = 200)
        public String note;
    }

    @Inject
    private MyTimePage page;

    @Inject
    private transient Availabilities availabilities;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        if (page.getForm().person != null) {
            form.rows = availabilities.leaves(page.getForm().person);
        }
    }

    private void changed() {
        form.removed = null;
        load();
        page.read();
    }

    public void add() {
        LocalDate last = form.to == null ? form.from : form.to;
        availabilities.addLeave(page.getForm().person, form.from, last, PlainText.typed(form.note));
        changed();
        LeaveRow added = new LeaveRow(0, 0, form.from, last, null);
        long planned = page.getForm().concerned.stream()
                .filter(c -> added.covers(c.session().date()))
                .count();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().format("planning.my-time.leave-added", planned)));
        form.from = null;
        form.to = null;
        form.note = null;
    }

    public void remove(LeaveRow row) {
        availabilities.removeLeave(row.id(), row.version());
        changed();
        form.removed = row;
    }

    public void undo() {
        LeaveRow back = form.removed;
        availabilities.addLeave(page.getForm().person, back.from(), back.to(), back.note());
        changed();
    }

    public Fields getForm() {
        return form;
    }
}
