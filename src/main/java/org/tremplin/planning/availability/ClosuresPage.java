package org.tremplin.planning.availability;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** The closed days of a year: own ones, public holidays by region, school holidays from a file. */
@Named
@ViewScoped
public class ClosuresPage implements Serializable {
    public static class Fields implements Form {
        public boolean everywhere;
        public int year;
        public List<ClosureRow> rows;
        public List<Choice> sites;
        public ClosureRow removed;

        /** A day that many close and that is not closed yet, or null. */
        public LocalDate suggested;

        @NotBlank
        @Size(max = 120)
        public String title;

        @NotNull
        public LocalDate from;

        public LocalDate to;
        public Long site;
        public String region;
        public Long schoolSite;
        public transient Part file;

        /** What the last file has on other days than an earlier one, until somebody says so. */
        public List<MovedClosure> moved = List.of();

        /** What of the last file is no closure. */
        public List<LeftOut> leftOut = List.of();
    }

    private static final int LARGEST = 1_000_000;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Belgium's French-speaking Community keeps it, the law and so the library do not. */
    private static final MonthDay COMMUNITY_DAY = MonthDay.of(9, 27);

    @Inject
    private transient Me me;

    @Inject
    private transient Closures closures;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private Set<Long> mine;

    public void load() {
        me.mustHave(Permission.READ_PLANNING);
        form.year = form.year < 1900 || form.year > 2200 ? houses.today().getYear() : form.year;
        Reach reach = me.reach(Permission.EDIT_PLANNING);
        form.everywhere = reach.everywhere();
        mine = reach.sites();
        form.sites =
                houses.sites().stream().filter(s -> reaches((Long) s.value())).toList();
        form.site = form.everywhere || form.sites.isEmpty()
                ? null
                : (Long) form.sites.get(0).value();
        form.schoolSite = form.site;
        form.region = houses.house().zone().equals(PARIS) ? "fr" : "be";
        read();
    }

    private void read() {
        form.rows = closures.ofYear(form.year);
        LocalDate day = COMMUNITY_DAY.atYear(form.year);
        boolean closed = form.rows.stream()
                .anyMatch(r -> r.siteId() == null
                        && !r.startsOn().isAfter(day)
                        && !r.endsOn().isBefore(day));
        form.suggested = closed || houses.house().zone().equals(PARIS) ? null : day;
    }

    /** Whether the reader may close this site; null: every site. */
    public boolean reaches(Long which) {
        return form.everywhere || which != null && mine.contains(which);
    }

    /** Fills in the form for the suggested day. */
    public void suggest() {
        form.title = ui.texts().get("planning.closures.community-day");
        form.from = form.suggested;
        form.to = null;
    }

    public void add() {
        closures.add(form.title.strip(), form.from, form.to == null ? form.from : form.to, form.site);
        form.title = null;
        form.from = null;
        form.to = null;
        form.removed = null;
        read();
    }

    public void addPublicHolidays() {
        say(closures.addPublicHolidays(form.region, form.year));
    }

    public void upload() throws IOException {
        if (form.file == null || form.file.getSize() == 0) {
            throw new Refused(AvailabilityRefusal.CALENDAR_EMPTY);
        }
        if (form.file.getSize() > LARGEST) {
            throw new Refused(AvailabilityRefusal.CALENDAR_TOO_LARGE);
        }
        ImportedCalendar imported =
                closures.importCalendar(form.file.getInputStream().readAllBytes(), form.schoolSite);
        form.moved = imported.moved();
        form.leftOut = imported.leftOut();
        form.removed = null;
        read();
        if (imported.understood() == 0) {
            say(FacesMessage.SEVERITY_WARN, ui.texts().get("planning.closures.nothing-understood"));
        } else if (imported.added() > 0 || form.moved.isEmpty()) {
            say(
                    FacesMessage.SEVERITY_INFO,
                    imported.added() == 0
                            ? ui.texts().format("planning.closures.nothing-new", imported.understood())
                            : ui.texts().format("planning.closures.added", imported.added()));
        }
    }

    /** Closures of an earlier file are on the days that the last one says. */
    public void move() {
        closures.move(form.moved);
        int done = form.moved.size();
        form.moved = List.of();
        read();
        say(FacesMessage.SEVERITY_INFO, ui.texts().format("planning.closures.moved", done));
    }

    private void say(int added) {
        form.removed = null;
        read();
        say(FacesMessage.SEVERITY_INFO, ui.texts().format("planning.closures.added", added));
    }

    private static void say(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, null));
    }

    public void remove(ClosureRow row) {
        closures.remove(row.id(), row.version());
        form.removed = row;
        read();
    }

    public void undo() {
        closures.restore(form.removed);
        form.removed = null;
        read();
    }

    public List<String> getRegions() {
        return Closures.REGIONS;
    }

    public Fields getForm() {
        return form;
    }
}
