package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.planning.FreeSlot;
import org.tremplin.planning.Sessions;

/** Plans one session of a group, or moves one and optionally others of its series. Shows clashes before it is saved. */
@Named
@ViewScoped
public class SessionEditPage implements Serializable {
    @Inject
    private transient SessionPlans plans;

    @Inject
    private transient ExternalContext external;

    private final PlanForm form = new PlanForm();
    private SessionPlans.Opened opened;
    private SessionPlans.Fit fit = SessionPlans.Fit.WELL;

    public void load() {
        opened = plans.open(form);
    }

    /** Shows clashes, and where it would fit, while the form is filled in. */
    public void look() {
        boolean whole = form.date != null && form.from != null && form.to != null && form.to.isAfter(form.from);
        fit = whole ? plans.fit(form) : SessionPlans.Fit.WELL;
    }

    /** Fills in one of the places offered. */
    public void take(FreeSlot offered) {
        form.date = offered.date();
        form.from = offered.from();
        form.to = offered.to();
        form.room = offered.room();
        look();
    }

    public void save() throws IOException {
        look();
        external.redirect("/planning/session?session=" + plans.save(form));
    }

    public Sessions.Scope[] getScopes() {
        return Sessions.Scope.values();
    }

    public SessionPlans.Opened getOpened() {
        return opened;
    }

    public SessionPlans.Fit getFit() {
        return fit;
    }

    public PlanForm getForm() {
        return form;
    }
}
