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

/** The closed days of a year: own ones, public holidays by region, school holidays from a file. */
@Named
@ViewScoped
public class ClosuresPage implements Serializable {
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

    private boolean everywhere;
    private Set<Long> mine;
    private int year;
    private List<ClosureRow> rows;
    private List<Choice> sites;
    private ClosureRow removed;
    private LocalDate suggested;

    @NotBlank
    @Size(max = 120)
    private String title;

    @NotNull
    private LocalDate from;

    private LocalDate to;
    private Long site;
    private String region;
    private Long schoolSite;
    private transient Part file;
    private List<MovedClosure> moved = List.of();
    private List<LeftOut> leftOut = List.of();

    public void load() {
        me.mustHave(Permission.READ_PLANNING);
        year = year < 1900 || year > 2200 ? houses.today().getYear() : year;
        Reach reach = me.reach(Permission.EDIT_PLANNING);
        everywhere = reach.everywhere();
        mine = reach.sites();
        sites = houses.sites().stream().filter(s -> reaches((Long) s.value())).toList();
        site = everywhere || sites.isEmpty() ? null : (Long) sites.get(0).value();
        schoolSite = site;
        region = houses.house().zone().equals(PARIS) ? "fr" : "be";
        read();
    }

    private void read() {
        rows = closures.ofYear(year);
        LocalDate day = COMMUNITY_DAY.atYear(year);
        boolean closed = rows.stream()
                .anyMatch(r -> r.siteId() == null
                        && !r.startsOn().isAfter(day)
                        && !r.endsOn().isBefore(day));
        suggested = closed || houses.house().zone().equals(PARIS) ? null : day;
    }

    /** Whether the reader may close this site; null: every site. */
    public boolean reaches(Long which) {
        return everywhere || which != null && mine.contains(which);
    }

    /** Fills in the form for the suggested day. */
    public void suggest() {
        title = ui.texts().get("planning.closures.community-day");
        from = suggested;
        to = null;
    }

    public void add() {
        closures.add(title.strip(), from, to == null ? from : to, site);
        title = null;
        from = null;
        to = null;
        removed = null;
        read();
    }

    public void addPublicHolidays() {
        say(closures.addPublicHolidays(region, year));
    }

    public void upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Refused(AvailabilityRefusal.CALENDAR_EMPTY);
        }
        if (file.getSize() > LARGEST) {
            throw new Refused(AvailabilityRefusal.CALENDAR_TOO_LARGE);
        }
        ImportedCalendar imported =
                closures.importCalendar(file.getInputStream().readAllBytes(), schoolSite);
        moved = imported.moved();
        leftOut = imported.leftOut();
        removed = null;
        read();
        if (imported.understood() == 0) {
            say(FacesMessage.SEVERITY_WARN, ui.texts().get("planning.closures.nothing-understood"));
        } else if (imported.added() > 0 || moved.isEmpty()) {
            say(
                    FacesMessage.SEVERITY_INFO,
                    imported.added() == 0
                            ? ui.texts().format("planning.closures.nothing-new", imported.understood())
                            : ui.texts().format("planning.closures.added", imported.added()));
        }
    }

    /** Closures of an earlier file are on the days that the last one says. */
    public void move() {
        closures.move(moved);
        int done = moved.size();
        moved = List.of();
        read();
        say(FacesMessage.SEVERITY_INFO, ui.texts().format("planning.closures.moved", done));
    }

    /** What the last file has on other days than an earlier one, until somebody says so. */
    public List<MovedClosure> getMoved() {
        return moved;
    }

    /** What of the last file is no closure. */
    public List<LeftOut> getLeftOut() {
        return leftOut;
    }

    private void say(int added) {
        removed = null;
        read();
        say(FacesMessage.SEVERITY_INFO, ui.texts().format("planning.closures.added", added));
    }

    private static void say(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, null));
    }

    public void remove(ClosureRow row) {
        closures.remove(row.id(), row.version());
        removed = row;
        read();
    }

    public void undo() {
        closures.restore(removed);
        removed = null;
        read();
    }

    public int getYear() {
        return year;
    }

    public void setYear(int year) {
        this.year = year;
    }

    public List<ClosureRow> getRows() {
        return rows;
    }

    public List<Choice> getSites() {
        return sites;
    }

    public List<String> getRegions() {
        return Closures.REGIONS;
    }

    public ClosureRow getRemoved() {
        return removed;
    }

    public boolean isEverywhere() {
        return everywhere;
    }

    /** A day that many close and that is not closed yet, or null. */
    public LocalDate getSuggested() {
        return suggested;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
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

    public Long getSite() {
        return site;
    }

    public void setSite(Long site) {
        this.site = site;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public Long getSchoolSite() {
        return schoolSite;
    }

    public void setSchoolSite(Long schoolSite) {
        this.schoolSite = schoolSite;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
