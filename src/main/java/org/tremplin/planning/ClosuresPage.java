package org.tremplin.planning;

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
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Refused;

/** The closed days of a year: own ones, public holidays by region, school holidays from a file. */
@Named
@ViewScoped
public class ClosuresPage implements Serializable {
    private static final int LARGEST = 1_000_000;

    @Inject
    private transient Me me;

    @Inject
    private transient Closures closures;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private int year;
    private List<ClosureRow> rows;
    private List<Choice> sites;
    private ClosureRow removed;

    @NotBlank
    @Size(max = 120)
    private String title;

    @NotNull
    private LocalDate from;

    private LocalDate to;
    private Long site;
    private String region = Closures.REGIONS.get(0);
    private Long schoolSite;
    private transient Part file;

    public void load() {
        me.mustHave(Permission.READ_PLANNING);
        year = year < 1900 || year > 2200 ? houses.today().getYear() : year;
        sites = houses.sites();
        read();
    }

    private void read() {
        rows = closures.ofYear(year);
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
        if (file == null || file.getSize() == 0 || file.getSize() > LARGEST) {
            throw new Refused(PlanningRefusal.NOT_A_CALENDAR);
        }
        say(closures.importCalendar(file.getInputStream().readAllBytes(), schoolSite));
    }

    private void say(int added) {
        removed = null;
        read();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().format("planning.closures.added", added)));
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
