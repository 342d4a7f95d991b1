package org.tremplin.planning.availability;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** School holidays from a file, and the closures of an earlier file that it moves. */
@Named
@ViewScoped
public class SchoolHolidaysPart implements Serializable {
    public static class Fields implements Form {
        public Long site;
        public transient Part file;

        /** What the last file has on other days than an earlier one, until somebody confirms it. */
        public List<MovedClosure> moved = List.of();

        /** The events of the last file that are not closures. */
        public List<LeftOut> leftOut = List.of();
    }

    private static final int LARGEST = 1_000_000;

    @Inject
    private ClosuresPage page;

    @Inject
    private transient Closures closures;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        form.site = page.usualSite();
    }

    public void upload() throws IOException {
        if (form.file == null || form.file.getSize() == 0) {
            throw new Refused(AvailabilityRefusal.CALENDAR_EMPTY);
        }
        if (form.file.getSize() > LARGEST) {
            throw new Refused(AvailabilityRefusal.CALENDAR_TOO_LARGE);
        }
        ImportedCalendar imported =
                closures.importCalendar(form.file.getInputStream().readAllBytes(), form.site);
        form.moved = imported.moved();
        form.leftOut = imported.leftOut();
        page.changed();
        if (imported.understood() == 0) {
            ClosuresPage.showMessage(
                    FacesMessage.SEVERITY_WARN, ui.texts().get("planning.closures.nothing-understood"));
        } else if (imported.added() > 0 || form.moved.isEmpty()) {
            ClosuresPage.showMessage(
                    FacesMessage.SEVERITY_INFO,
                    imported.added() == 0
                            ? ui.texts().format("planning.closures.nothing-new", imported.understood())
                            : ui.texts().format("planning.closures.added", imported.added()));
        }
    }

    /** Moves closures of an earlier file to the days in the last one. */
    public void move() {
        closures.move(form.moved);
        int done = form.moved.size();
        form.moved = List.of();
        page.read();
        ClosuresPage.showMessage(FacesMessage.SEVERITY_INFO, ui.texts().format("planning.closures.moved", done));
    }

    public Fields getForm() {
        return form;
    }
}
