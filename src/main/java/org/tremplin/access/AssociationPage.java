package org.tremplin.access;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** The association: its name, the time zone of its timetable, whether its offer is public, its sites. */
@Named
@ViewScoped
public class AssociationPage implements Serializable {
    public static class Fields implements Form {
        public AssociationForm association;

        @Size(max = 200)
        public String whom;

        public List<SiteRow> sites;
        public SiteForm site = new SiteForm();
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        me.mustReachEverySite(Permission.MANAGE_ACCOUNTS);
        form.association = new AssociationForm(houses.house());
        form.sites = houses.siteRows();
        form.whom = houses.whomToAsk();
    }

    public void saveWhom() {
        houses.sayWhomToAsk(PlainText.typed(form.whom));
        saySaved();
    }

    public void save() {
        houses.change(form.association.house());
        form.association.version++;
        saySaved();
    }

    /** Starts editing a site. */
    public void choose(SiteRow chosen) {
        form.site = new SiteForm(chosen);
    }

    public void saveSite() {
        SiteRow site = form.site.row();
        if (site.id() == 0) {
            houses.addSite(site.name(), site.address());
        } else {
            houses.changeSite(site);
        }
        form.site = new SiteForm();
        form.sites = houses.siteRows();
        saySaved();
    }

    private void saySaved() {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("platform.layout.saved")));
    }

    public List<String> getZones() {
        return House.ZONES.contains(form.association.zone) ? House.ZONES : List.of(form.association.zone);
    }

    public Fields getForm() {
        return form;
    }
}
