package org.tremplin.catalogue.projects;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.Catalogue;

/** One solidarity action: for whom, how many. Its money is {@link MoneyPart}. */
@Named
@ViewScoped
public class ActionPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient SolidarityActions solidarity;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private ActionForm form = new ActionForm();
    private String activityTitle;

    public void load() {
        me.mustHave(form.id == 0 ? Permission.EDIT_CATALOGUE : Permission.READ_FIGURES);
        if (form.id == 0) {
            form.date = houses.today();
        } else {
            form = solidarity.form(form.id);
        }
        activityTitle = catalogue.view(form.activity).title;
    }

    public void save() throws IOException {
        external.redirect("/catalogue/action?action=" + solidarity.save(form));
    }

    public void remove() throws IOException {
        solidarity.remove(form.id, form.version);
        external.redirect("/catalogue/activity?activity=" + form.activity);
    }

    public String getActivityTitle() {
        return activityTitle;
    }

    public ActionForm getForm() {
        return form;
    }
}
