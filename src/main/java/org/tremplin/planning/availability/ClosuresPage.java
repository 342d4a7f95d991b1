package org.tremplin.planning.availability;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/**
 * The closures of a year, and public holidays by region. The association's own are {@link OwnClosurePart}, school
 * holidays {@link SchoolHolidaysPart}.
 */
@Named
@ViewScoped
public class ClosuresPage implements Serializable {
    public static class Fields implements Form {
        public boolean everywhere;
        public int year;
        public List<ClosureRow> rows;
        public List<Choice> sites;
        public ClosureRow removed;

        public String region;
    }

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

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
        form.region = houses.house().zone().equals(PARIS) ? "fr" : "be";
        read();
    }

    void read() {
        form.rows = closures.ofYear(form.year);
    }

    /** Whether the reader may close this site; null: every site. */
    public boolean reaches(Long which) {
        return form.everywhere || which != null && mine.contains(which);
    }

    public void addPublicHolidays() {
        showAdded(closures.addPublicHolidays(form.region, form.year));
    }

    /** After a new closure, the removed one is no longer offered for restoring. */
    void changed() {
        form.removed = null;
        read();
    }

    private void showAdded(int added) {
        changed();
        showMessage(FacesMessage.SEVERITY_INFO, ui.texts().format("planning.closures.added", added));
    }

    static void showMessage(FacesMessage.Severity severity, String sentence) {
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

    /** The default site for a closure: every site, or the reader's first. */
    Long usualSite() {
        return form.everywhere || form.sites.isEmpty()
                ? null
                : (Long) form.sites.get(0).value();
    }

    public List<String> getRegions() {
        return Closures.REGIONS;
    }

    public Fields getForm() {
        return form;
    }
}
