package org.tremplin.planning.availability;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.MonthDay;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.web.Form;

/** Adds a closure of the association's own, and suggests one that may have been forgotten. */
@Named
@ViewScoped
public class OwnClosurePart implements Serializable {
    public static class Fields implements Form {
        @NotBlank
        @Size(max = 120)
        public String title;

        @NotNull
        public LocalDate from;

        public LocalDate to;
        public Long site;
    }

    /** Kept by Belgium's French-speaking Community, but not by the law and therefore not by the library. */
    private static final MonthDay COMMUNITY_DAY = MonthDay.of(9, 27);

    @Inject
    private ClosuresPage page;

    @Inject
    private transient Closures closures;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        form.site = page.usualSite();
    }

    /** A day on which many close and that is not closed yet, or null. */
    public LocalDate getSuggested() {
        LocalDate day = COMMUNITY_DAY.atYear(page.getForm().year);
        boolean closed = page.getForm().rows.stream()
                .anyMatch(r -> r.siteId() == null
                        && !r.startsOn().isAfter(day)
                        && !r.endsOn().isBefore(day));
        return closed || houses.house().zone().equals(ClosuresPage.PARIS) ? null : day;
    }

    /** Fills the form with the suggested day. */
    public void suggest() {
        form.title = ui.texts().get("planning.closures.community-day");
        form.from = getSuggested();
        form.to = null;
    }

    public void add() {
        closures.add(form.title.strip(), form.from, form.to == null ? form.from : form.to, form.site);
        form.title = null;
        form.from = null;
        form.to = null;
        page.changed();
    }

    public Fields getForm() {
        return form;
    }
}
